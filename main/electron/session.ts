/** One open project: its store, and the handler that serves it. */
import { v7 } from 'uuid';
import { pageFolder } from '../dist-folder.ts';
import { createHandler, type Handler } from '../handler.ts';
import type { Home } from '../home.ts';
import { readAssets } from '../host/assets.ts';
import { openProject } from '../opening.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createWorkbench } from '../workbench.ts';

export interface Session {
  /** The project folder, absolute. */
  readonly path: string;
  readonly handler: Handler;
  /** Compacts and lets the project go. */
  readonly close: () => Promise<void>;
}

/** @param project a project folder or a bundle, or null for the demo project */
export type OpenSession = (project: string | null) => Promise<Result<Session>>;

export function sessionsIn(home: Home, report: (error: unknown) => void): OpenSession {
  const identity = { now: Date.now, newId: v7 };
  return async (project) => {
    const opened = await openProject(project, home, identity);
    if (!opened.ok) return opened;
    const store = opened.value;
    const workbench = createWorkbench({ store, home, ...identity });
    const assets = await readAssets(pageFolder());
    const handler = createHandler({ workbench, assets, report });
    const close = async (): Promise<void> => {
      await workbench.close();
      await store.close();
    };
    return ok({ path: store.path, handler, close });
  };
}
