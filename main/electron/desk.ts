/** The open project and its window: one of each, swapped together. */
import { app, dialog, type BrowserWindow, type Rectangle } from 'electron';
import type { Handler } from '../handler.ts';
import { changeSettings, readSettings, type Home } from '../home.ts';
import type { OpenSession, Session } from './session.ts';
import { closeWindow, guardUnsaved } from './unsaved.ts';
import { createWindow } from './window.ts';

export interface DeskOptions {
  readonly home: Home;
  /** Where the bundled preload is. */
  readonly folder: string;
  readonly openSession: OpenSession;
}

export class Desk {
  private readonly options: DeskOptions;
  private session: Session | null = null;
  private shown: BrowserWindow | null = null;
  private bounds: Rectangle | undefined;
  /** Between two projects there is no window for a moment, and that must not end the program. */
  isSwitching = false;

  constructor(options: DeskOptions) {
    this.options = options;
  }

  get handler(): Handler | null {
    return this.session?.handler ?? null;
  }

  get window(): BrowserWindow | null {
    return this.shown;
  }

  focus(): void {
    if (this.shown?.isMinimized()) this.shown.restore();
    this.shown?.focus();
  }

  /**
   * Opens a project (null: the demo) in place of the one that is open. What cannot be opened is
   * said, and nothing changes; so too when the analyst stays to save.
   */
  async open(project: string | null): Promise<void> {
    if (this.isSwitching) return;
    this.isSwitching = true;
    try {
      await this.swap(project);
    } finally {
      this.isSwitching = false;
    }
    if (!this.shown) app.quit();
  }

  private async swap(project: string | null): Promise<void> {
    if (project !== null && project === this.session?.path) {
      this.focus();
      return;
    }
    const opened = await this.options.openSession(project);
    if (!opened.ok) {
      dialog.showErrorBox('This cannot be opened', opened.error.message);
      return;
    }
    if (this.shown && !(await closeWindow(this.shown))) {
      await opened.value.close();
      return;
    }
    await this.session?.close();
    this.session = opened.value;
    await this.show();
  }

  private async show(): Promise<void> {
    this.bounds ??= (await readSettings(this.options.home)).window;
    const window = createWindow(this.options.folder, this.bounds);
    guardUnsaved(window);
    window.on('close', () => {
      this.bounds = window.getNormalBounds();
    });
    window.on('closed', () => {
      this.shown = null;
    });
    this.shown = window;
  }

  /** Compacts and lets the project go. */
  async close(): Promise<void> {
    const { session, bounds } = this;
    this.session = null;
    await session?.close();
    if (bounds) await changeSettings(this.options.home, { window: bounds });
  }

  get isOpen(): boolean {
    return this.session !== null;
  }
}
