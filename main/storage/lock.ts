/**
 * One writer a project: the file `lock`, made with O_EXCL, names the process that has it and is
 * touched every few seconds. A lock is stale when its process is gone, or when nobody has touched
 * it for half a minute (another machine's crash, a machine that sleeps).
 */
import { unlinkSync, readFileSync } from 'node:fs';
import { link, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, isMissing, reasonOf } from './disk-error.ts';
import { LOCK_FILE } from './layout.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
  /** Tells two locks of one process apart. */
  readonly token: string;
}

const holderSchema: z.ZodType<Holder> = z.looseObject({
  pid: z.number().int().positive(),
  host: z.string(),
  since: z.string(),
  token: z.string(),
});

export interface LockTimes {
  readonly heartbeatMs: number;
  readonly staleMs: number;
}

const TIMES: LockTimes = { heartbeatMs: 5_000, staleMs: 30_000 };
/** How long a lock may stay empty: between making it and writing its holder into it. */
const UNWRITTEN_MS = 500;
const ATTEMPTS = 10;
/** Taking over takes milliseconds: a claim this old was left by a crash, on whatever machine. */
const CLAIM_MS = 10_000;
/** How long to leave somebody alone who is taking over. */
const CLAIMED_MS = 50;

export interface Lock {
  /** @throws when another process took the project over meanwhile */
  assertOwned(): Promise<void>;
  release(): Promise<void>;
}

export type LockOutcome =
  | { readonly lock: Lock }
  /** Why the project can only be read. */
  | { readonly refused: string };

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and someone else's.
    return codeOf(error) !== 'ESRCH';
  }
}

function parse(text: string): Holder | null {
  try {
    const holder = holderSchema.safeParse(JSON.parse(text));
    return holder.success ? holder.data : null;
  } catch {
    return null;
  }
}

/** Text and age of the lock file, or null when it is gone. */
async function look(file: string): Promise<{ text: string; age: number } | null> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { text, age: Date.now() - mtimeMs };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isStale(text: string, age: number, staleMs: number): boolean {
  const holder = parse(text);
  if (!holder) return age > UNWRITTEN_MS;
  return age > staleMs || (holder.host === hostname() && !isAlive(holder.pid));
}

const whereOf = ({ host }: Holder): string => (host === hostname() ? '' : ` on ${host}`);

/** Who has the project open, `process 4711 on desk`, or null: nobody. Takes nothing. @throws system errors */
export async function openedBy(root: string): Promise<string | null> {
  const found = await look(join(root, LOCK_FILE));
  if (!found || isStale(found.text, found.age, TIMES.staleMs)) return null;
  const holder = parse(found.text);
  return holder ? `process ${holder.pid}${whereOf(holder)}` : 'another process';
}

const WRITTEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

function wordsFor(text: string): string {
  const holder = parse(text);
  if (!holder) return 'Another process is opening this project, so it can only be read here.';
  const where = whereOf(holder);
  const since = new Date(holder.since);
  const time = Number.isNaN(since.getTime()) ? '' : ` since ${WRITTEN.format(since)}`;
  return `Another Claimbench (process ${holder.pid}${where}) has had this project open${time}, so it can only be read here. Close it there, then open it again here to work in it.`;
}

async function create(file: string, text: string): Promise<boolean> {
  let handle;
  try {
    handle = await open(file, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
  return true;
}

/**
 * Takes away what somebody left behind who crashed while taking over. Two may find it; the rename
 * lets only one of them take it away, and a fresh one that was caught is given back.
 */
async function clearOldClaim(claim: string, aside: string): Promise<void> {
  const found = await look(claim);
  if (!found || !isStale(found.text, found.age, CLAIM_MS)) return;
  try {
    await rename(claim, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const moved = await readFile(aside, 'utf8');
  if (moved !== found.text) await link(aside, claim).catch(() => undefined);
  await rm(aside, { force: true });
}

/**
 * Puts our lock in the place of the stale one that was `judged`. Many may find the same lock stale:
 * only who holds the claim may touch it, looks again, and replaces it in one step, so that nobody
 * ever finds no lock there and makes a second one.
 * @returns whether the lock is ours
 */
async function takeOver(file: string, judged: string, text: string, own: string, times: LockTimes) {
  const claim = `${file}.claim`;
  if (!(await create(claim, text))) {
    await clearOldClaim(claim, `${own}.aside`);
    await wait(CLAIMED_MS);
    return false;
  }
  try {
    const found = await look(file);
    if (found?.text !== judged || !isStale(found.text, found.age, times.staleMs)) return false;
    await create(own, text);
    await rename(own, file);
    return true;
  } finally {
    await rm(claim, { force: true });
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Never throws: whatever stands in the way is why the project can only be read. */
export async function acquireLock(
  root: string,
  token: string,
  now: () => number,
  times: LockTimes = TIMES,
): Promise<LockOutcome> {
  const file = join(root, LOCK_FILE);
  const since = new Date(now()).toISOString();
  const text = `${JSON.stringify({ pid: process.pid, host: hostname(), since, token })}\n`;
  try {
    let seen = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await create(file, text)) return { lock: new HeldLock(file, text, times) };
      let found = await look(file);
      if (found && !parse(found.text)) {
        await wait(UNWRITTEN_MS);
        found = await look(file);
      }
      if (!found) continue;
      seen = found.text;
      if (!isStale(found.text, found.age, times.staleMs)) break;
      if (await takeOver(file, found.text, text, `${file}.${token}`, times))
        return { lock: new HeldLock(file, text, times) };
    }
    return { refused: wordsFor(seen) };
  } catch (error) {
    return {
      refused: `This folder cannot be written, so it can only be read: ${reasonOf(error)}.`,
    };
  }
}

/** Locks of this process; what is still in here at exit is let go then. */
const held = new Set<HeldLock>();

function releaseAll(): void {
  for (const lock of held) lock.releaseNow();
}

class HeldLock implements Lock {
  private readonly file: string;
  private readonly text: string;
  private readonly times: LockTimes;
  private readonly timer: NodeJS.Timeout;
  private verified = Date.now();
  constructor(file: string, text: string, times: LockTimes) {
    this.file = file;
    this.text = text;
    this.times = times;
    this.timer = setInterval(() => void this.beat(), times.heartbeatMs);
    this.timer.unref();
    if (held.size === 0) process.once('exit', releaseAll);
    held.add(this);
  }

  /** A missed beat needs no handling: `assertOwned` looks for itself before anything is written. */
  private async beat(): Promise<void> {
    await this.verify().catch(() => undefined);
  }

  private async verify(): Promise<void> {
    const found = await look(this.file);
    // Somebody tidied the lock away: take it again, unless another process was quicker.
    const isOurs = found ? found.text === this.text : await create(this.file, this.text);
    if (!isOurs) {
      throw new Error('another Claimbench took this project over while this one was asleep');
    }
    const time = new Date();
    await utimes(this.file, time, time);
    this.verified = time.getTime();
  }

  async assertOwned(): Promise<void> {
    if (Date.now() - this.verified > this.times.staleMs / 2) await this.verify();
  }

  private forget(): void {
    held.delete(this);
    if (held.size === 0) process.removeListener('exit', releaseAll);
  }

  /** At exit, when nothing can be waited for. */
  releaseNow(): void {
    try {
      if (readFileSync(this.file, 'utf8') === this.text) unlinkSync(this.file);
    } catch {
      // What stays behind is stale, because this process is gone.
    }
  }

  async release(): Promise<void> {
    clearInterval(this.timer);
    this.forget();
    const found = await look(this.file).catch(() => null);
    if (found?.text === this.text) await rm(this.file, { force: true }).catch(() => undefined);
  }
}
