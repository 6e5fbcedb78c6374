/** The real Electron program. */
import { once } from 'node:events';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { electronBinary } from '../../main/start/electron.mjs';
import type { Host } from './browser-host.ts';
import { ROOT } from './project.ts';

const ENTRY = path.join(ROOT, 'dist', 'main', 'electron.js');

/** @param project null: the demo project */
export async function startElectronHost(home: string, project: string | null): Promise<Host> {
  const executablePath = electronBinary(ROOT, process.env);
  if (executablePath === null) throw new Error('Electron’s binary is not installed.');
  // Chromium's own sandbox cannot be had as root and in most containers.
  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath,
    args: [...(isRoot ? ['--no-sandbox'] : []), ENTRY, ...(project === null ? [] : [project])],
    env: { ...(process.env as Record<string, string>), CLAIMBENCH_HOME: home },
  });
  const program = app.process();
  return {
    pid: program.pid ?? 0,
    open: () => app.firstWindow(),
    stop: () => app.close(),
    async kill() {
      const exit = once(program, 'exit');
      program.kill('SIGKILL');
      await exit;
    },
  };
}
