/** Adding up what the test runners report. */
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { readJson } from './process.mjs';

/**
 * `failures`: what failed, a line each, so that the end of a long log says it.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Counts
 */

/** @type {Counts} */
export const NO_COUNTS = { passed: 0, failed: 0, skipped: 0, failures: [] };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export const addCounts = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
});

/**
 * @param {string} file
 * @returns {unknown}
 */
function reportIn(file) {
  if (!existsSync(file)) throw new Error(`The suite ended without its report ${file}.`);
  return readJson(file);
}

/**
 * The name of a test, and the first line of what it said.
 * @param {string} name
 * @param {string | undefined} message
 */
const failure = (name, message) =>
  `${name}: ${stripVTControlCharacters(message ?? 'no message').split('\n')[0]}`;

/**
 * Vitest's JSON report (Jest's format). A test file that did not load has no tests to count, and is
 * one failure.
 * @param {string} file
 * @returns {Counts}
 */
export function vitestCounts(file) {
  const report =
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { name: string, message: string, status: string, assertionResults: { fullName: string, status: string, failureMessages: string[] }[] }[] }} */ (
      reportIn(file)
    );
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...broken.map(({ name, message }) => failure(name, message)),
      ...report.testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => failure(fullName, failureMessages[0])),
    ],
  };
}

/**
 * @typedef {{ title: string, ok: boolean, tests: { results: { error?: { message?: string } }[] }[] }} Spec
 * @typedef {{ file: string, specs: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {Suite} suite
 * @returns {string[]}
 */
const failedSpecs = ({ file, specs, suites = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.map(({ error }) => error?.message));
      return failure(`${file}: ${title}`, errors.find(Boolean));
    }),
  ...suites.flatMap(failedSpecs),
];

/**
 * Playwright's JSON report. A test that passed only when run again did not pass; an error outside
 * of any test is one failure.
 * @param {string} file
 * @returns {Counts}
 */
export function playwrightCounts(file) {
  const { stats, errors, suites } =
    /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: { message?: string }[], suites: Suite[] }} */ (
      reportIn(file)
    );
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    failures: [
      ...errors.map(({ message }) => failure('outside of any test', message)),
      ...suites.flatMap(failedSpecs),
    ],
  };
}
