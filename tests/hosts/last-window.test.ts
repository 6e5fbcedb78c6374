import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GONE_MS, LastWindow } from '../../main/browser/last-window.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether it counts as closed after the time that a reload may take. */
async function isClosed(lastWindow: LastWindow): Promise<boolean> {
  let closed = false;
  void lastWindow.closed.then(() => {
    closed = true;
  });
  await vi.advanceTimersByTimeAsync(GONE_MS);
  return closed;
}

test('the browser has ended and its window is gone: closed', async () => {
  const lastWindow = new LastWindow();
  lastWindow.windows(1);
  lastWindow.windows(0);
  lastWindow.browserEnded();
  expect(await isClosed(lastWindow)).toBe(true);
});

test('the browser ended before its window was missed: closed all the same', async () => {
  const lastWindow = new LastWindow();
  lastWindow.windows(1);
  lastWindow.browserEnded();
  expect(await isClosed(lastWindow)).toBe(false);
  lastWindow.windows(0);
  expect(await isClosed(lastWindow)).toBe(true);
});

test('a reload is no closing', async () => {
  const lastWindow = new LastWindow();
  lastWindow.windows(1);
  lastWindow.browserEnded();
  lastWindow.windows(0);
  await vi.advanceTimersByTimeAsync(GONE_MS - 1);
  lastWindow.windows(1);
  expect(await isClosed(lastWindow)).toBe(false);
});

test('the opened browser still runs: its user may come back to it', async () => {
  const lastWindow = new LastWindow();
  lastWindow.windows(1);
  lastWindow.windows(0);
  expect(await isClosed(lastWindow)).toBe(false);
});

test('a browser that ended without showing the page did not start: not closed', async () => {
  const lastWindow = new LastWindow();
  lastWindow.browserEnded();
  expect(await isClosed(lastWindow)).toBe(false);
});
