/**
 * The part of Electron that the desktop host uses, as its documentation describes it, without a
 * screen. What the host does to it is kept for tests to look at.
 */
import { EventEmitter } from 'node:events';

type Answer = (request: Request) => Promise<Response>;
type Permission = (...args: unknown[]) => unknown;

/** An event as Electron's emitters pass it. */
export class FakeEvent {
  defaultPrevented = false;
  readonly url: string;
  constructor(url = '') {
    this.url = url;
  }
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export class FakeContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
  /** Emits and tells whether somebody prevented what the event announces. */
  isPrevented(name: string, url = ''): boolean {
    const event = new FakeEvent(url);
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: Record<string, unknown>;
  readonly loaded: string[] = [];
  /** Whether the page objects to being closed, as it does while something is not saved. */
  objects = false;
  bounds = { x: 10, y: 20, width: 900, height: 700 };
  private readonly desk: FakeElectron;

  constructor(desk: FakeElectron, options: Record<string, unknown>) {
    super();
    this.desk = desk;
    this.options = options;
    desk.windows.push(this);
    desk.app.emit('web-contents-created', new FakeEvent(), this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  /** What was done to it by name, in order. */
  readonly done: string[] = [];
  show(): void {
    this.done.push('show');
  }
  focus(): void {
    this.done.push('focus');
  }
  restore(): void {
    this.done.push('restore');
  }
  isMinimized(): boolean {
    return false;
  }
  getNormalBounds(): object {
    return this.bounds;
  }
  close(): void {
    this.emit('close', new FakeEvent());
    if (this.objects && !this.webContents.isPrevented('will-prevent-unload')) return;
    this.desk.windows.splice(this.desk.windows.indexOf(this), 1);
    this.emit('closed');
    if (this.desk.windows.length === 0) this.desk.app.emit('window-all-closed');
  }
}

class FakeApp extends EventEmitter {
  isPackaged = false;
  hasLock = true;
  readonly log: string[] = [];
  /** Resolves when the program has come to its end. */
  readonly ended: Promise<void>;
  private end = (): void => undefined;
  private readonly ready = later();

  constructor() {
    super();
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }
  setPath(name: string, path: string): void {
    this.log.push(`setPath ${name} ${path}`);
  }
  requestSingleInstanceLock(): boolean {
    this.log.push('lock');
    return this.hasLock;
  }
  whenReady(): Promise<void> {
    return this.ready.promise;
  }
  becomeReady(): void {
    this.log.push('ready');
    this.ready.resolve();
  }
  quit(): void {
    this.log.push('quit');
    const event = new FakeEvent();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.end();
  }
  exit(): void {
    this.end();
  }
}

function later(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

export class FakeElectron {
  readonly app = new FakeApp();
  readonly windows: FakeWindow[] = [];
  readonly schemes: unknown[] = [];
  readonly handlers = new Map<string, Answer>();
  readonly permissions = new Map<string, Permission>();
  readonly ipc = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  readonly errors: string[] = [];
  readonly asked: string[] = [];
  /** What the person in front of it answers. */
  answers = { messageBox: 0, folder: '', file: '' };
  menu: unknown;
  readonly workArea = { x: 0, y: 0, width: 1920, height: 1080 };

  /** What `import 'electron'` gives in the main process. */
  module(): Record<string, unknown> {
    const { app } = this;
    const set = (name: string) => (handler: Permission) => this.permissions.set(name, handler);
    const openWindow = (options: Record<string, unknown>) => new FakeWindow(this, options);
    function BrowserWindow(options: Record<string, unknown>): FakeWindow {
      return openWindow(options);
    }
    return {
      app,
      BrowserWindow,
      protocol: {
        registerSchemesAsPrivileged: (schemes: unknown[]) => {
          app.log.push('schemes');
          this.schemes.push(...schemes);
        },
        handle: (scheme: string, answer: Answer) => this.handlers.set(scheme, answer),
      },
      session: {
        defaultSession: {
          setPermissionRequestHandler: set('request'),
          setPermissionCheckHandler: set('check'),
          setDevicePermissionHandler: set('device'),
        },
      },
      dialog: {
        showErrorBox: (_title: string, content: string) => this.errors.push(content),
        showMessageBoxSync: (_window: unknown, { message }: { message: string }) => {
          this.asked.push(message);
          return this.answers.messageBox;
        },
        showOpenDialog: () => {
          const { folder } = this.answers;
          return Promise.resolve({ filePaths: folder === '' ? [] : [folder] });
        },
        showSaveDialog: () => Promise.resolve({ filePath: this.answers.file }),
      },
      ipcMain: {
        handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) =>
          this.ipc.set(channel, handler),
      },
      Menu: {
        buildFromTemplate: (template: unknown) => template,
        setApplicationMenu: (menu: unknown) => {
          this.menu = menu;
        },
      },
      screen: { getDisplayMatching: () => ({ workArea: this.workArea }) },
    };
  }
}
