import { expect, test } from 'vitest';
import { findBrowser, hasDisplay, type System } from '../../main/browser/find.ts';
import { launchArguments } from '../../main/browser/launch.ts';

const system = (
  platform: NodeJS.Platform,
  env: Record<string, string>,
  programs: readonly string[],
): System => ({
  platform,
  env,
  isProgram: (file) => Promise.resolve(programs.includes(file.replaceAll('\\', '/'))),
});

test.each([
  ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/google-chrome'],
  ['linux', { PATH: '/snap/bin' }, '/snap/bin/chromium'],
  [
    'darwin',
    { HOME: '/Users/a' },
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  [
    'darwin',
    { HOME: '/Users/a' },
    '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  [
    'win32',
    { 'ProgramFiles(x86)': 'C:/Program Files (x86)' },
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ],
] as const)('on %s with %o it finds %s', async (platform, env, program) => {
  expect((await findBrowser(system(platform, env, [program])))?.replaceAll('\\', '/')).toBe(
    program,
  );
});

test('Chromium is preferred, wherever on the path it is', async () => {
  const programs = ['/usr/bin/google-chrome', '/opt/bin/chromium'];
  const env = { PATH: '/usr/bin:/opt/bin' };
  expect(await findBrowser(system('linux', env, programs))).toBe('/opt/bin/chromium');
});

test('the one that is named is taken, or none: never another in its place', async () => {
  const env = { PATH: '/usr/bin', CLAIMBENCH_BROWSER: '/my/chrome' };
  const programs = ['/usr/bin/chromium', '/my/chrome'];
  expect(await findBrowser(system('linux', env, programs))).toBe('/my/chrome');
  expect(await findBrowser(system('linux', env, ['/usr/bin/chromium']))).toBe(null);
});

test('a relative place on the path is no place to run programs from', async () => {
  expect(await findBrowser(system('linux', { PATH: '.:bin' }, ['chromium', 'bin/chromium']))).toBe(
    null,
  );
});

test('only Linux can be without a display', () => {
  expect(hasDisplay(system('linux', {}, []))).toBe(false);
  expect(hasDisplay(system('linux', { DISPLAY: ':0' }, []))).toBe(true);
  expect(hasDisplay(system('linux', { WAYLAND_DISPLAY: 'wayland-0' }, []))).toBe(true);
  expect(hasDisplay(system('darwin', {}, []))).toBe(true);
  expect(hasDisplay(system('win32', {}, []))).toBe(true);
});

test('the browser runs in its own profile, and without its sandbox only as root', () => {
  const as = (isRoot: boolean) => launchArguments('http://127.0.0.1:1/', '/home/profile', isRoot);
  expect(as(false)).toEqual(
    expect.arrayContaining(['--app=http://127.0.0.1:1/', '--user-data-dir=/home/profile']),
  );
  expect(as(false)).not.toContain('--no-sandbox');
  expect(as(true)).toContain('--no-sandbox');
});
