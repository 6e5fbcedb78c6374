import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { openDesk, type Desk } from './harness.ts';

const COMMANDS = [
  'new',
  'import',
  'list',
  'tag',
  'export',
  'convert',
  'formats',
  'codebook',
  'merge',
  'merge-driver',
  'diff',
  'check',
  'stats',
  'agreement',
  'adjudicate',
  'serve',
  'open',
] as const;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('usage', () => {
  it.each(COMMANDS)('%s explains itself and its JSON on standard output', async (name) => {
    const { code, out, err } = await desk.run(name, '--help');
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toContain(`Usage: claimbench ${name}`);
    expect(out).toContain('--json prints');
  });

  it('names all commands and the exit codes in its own help', async () => {
    const { code, out } = await desk.run('--help');
    expect(code).toBe(0);
    for (const name of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(out).toContain('Exit codes: 0 done; 1 refused');
  });

  it('tells its version', async () => {
    expect(await desk.run('--version')).toEqual({
      code: 0,
      out: `${packageJson.version}\n`,
      err: '',
    });
  });

  it.each([
    [[], 'Usage: claimbench'],
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['new'], "missing required argument 'project'"],
    [['import', 'p'], "missing required argument 'files'"],
    [['list', 'p', '--colour'], "unknown option '--colour'"],
    [['list', 'p', 'q'], 'too many arguments'],
    [['list', 'p', '--articles', '--annotations'], 'cannot be used with option'],
    [['tag', 'p', '--label', 'claim', '--quote', 'x'], "'--article <id or title>' not specified"],
    [
      ['tag', 'p', '--article', 'a', '--label', 'claim', '--quote', 'x', '--occurrence', '0'],
      'It takes a number from 1 on',
    ],
    [['export', 'p', '--format', 'csv'], "'--out <path>' not specified"],
    [['agreement', 'p', '--seed', 'x'], 'It takes a whole number'],
    [['serve', 'p', '--port', '70000'], 'It takes a port from 0 to 65535'],
  ])('%j is wrong usage: exit 2, told on standard error', async (argv, message) => {
    const { code, out, err } = await desk.run(...argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });

  it.each(['import', 'list', 'tag', 'export', 'stats', 'serve', 'open'])(
    '%s on a project that is not there names it and says how to make one',
    async (name) => {
      const more: Readonly<Record<string, readonly string[]>> = {
        import: ['a.txt'],
        tag: ['--article', 'a', '--label', 'claim', '--quote', 'x'],
        export: ['--format', 'csv', '--out', 'out'],
      };
      const { code, err } = await desk.run(name, 'nowhere', ...(more[name] ?? []));
      expect(code).toBe(1);
      expect(err).toContain('There is no project at nowhere. To make one: claimbench new');
    },
  );
});
