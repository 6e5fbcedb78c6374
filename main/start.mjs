/**
 * `npm start [-- <project folder>]`, on a bare clone as well: installs and builds what is missing,
 * then opens the workbench in Electron where its binary is, else in the system's browser.
 */
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuild } from './start/built.mjs';
import { ensureDependencies } from './start/dependencies.mjs';
import { findElectron } from './start/electron.mjs';
import { nodeProblem } from './start/node-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

/** @param {string} line @returns {never} */
function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

const problem = nodeProblem(process.versions.node);
if (problem) fail(problem);
if (!ensureDependencies(root, say)) fail('Installing the packages failed; npm says above why.');
if (!(await ensureBuild(root, say))) fail('The build failed; the reason stands above.');

const [given] = process.argv.slice(2);
// Electron and the launcher run elsewhere: a relative folder is meant from here.
const project = given === undefined ? [] : [resolve(process.env['INIT_CWD'] ?? '.', given)];

const electron = findElectron(root, process.env);
if (electron.program !== null) {
  // Chromium refuses to run as root with its sandbox.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron.program, [...flags, root, ...project], { stdio: 'inherit' });
  child.on('error', (error) => fail(`Electron could not be started: ${error.message}`));
  child.on('exit', (code) => process.exit(code ?? 1));
} else {
  say(`${electron.reason} The workbench is served to a browser instead.`);
  // In this process: Ctrl+C reaches it directly, and nothing is left behind.
  process.argv.splice(2, Infinity, ...project);
  await import(pathToFileURL(join(root, 'dist', 'main', 'launch.js')).href);
}
