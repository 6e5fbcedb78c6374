import { defineConfig } from 'vitest/config';

const SECOND = 1000;

/** Pure code keeps nothing between tests, so their files may share what they import. */
const PURE = ['unit', 'property', 'codecs'];

/** One project a folder of `tests/`; times are for a slow, shared machine, not for a race. */
const project = (name: string, testTimeout = 10 * SECOND) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    testTimeout,
    isolate: !PURE.includes(name),
  },
});

export default defineConfig({
  test: {
    environment: 'node',
    // Two cores everywhere: what passes here passes on the smallest machine of CI.
    maxWorkers: 2,
    hookTimeout: 60 * SECOND,
    // A test that a `.only` left behind would hide fails the run.
    allowOnly: false,
    projects: [
      project('unit'),
      project('property', 120 * SECOND),
      project('storage', 180 * SECOND),
      project('codecs', 180 * SECOND),
      project('files', 60 * SECOND),
      project('cli', 120 * SECOND),
      project('hosts', 60 * SECOND),
      project('packaging', 240 * SECOND),
      project('lint', 60 * SECOND),
    ],
  },
});
