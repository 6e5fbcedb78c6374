/** What the command line needs from outside, passed in so that tests can run it in their process. */
export interface Io {
  /** Results: standard output. */
  readonly out: (text: string) => void;
  /** Progress and messages: standard error. */
  readonly err: (text: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly cwd: string;
  /** Resolves when we are asked to end (Ctrl+C): for commands that keep running. */
  readonly stopped: () => Promise<void>;
}
