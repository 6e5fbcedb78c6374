/** Counting frames. All times in milliseconds. */

export const nextFrame = (): Promise<number> =>
  new Promise((done) => {
    requestAnimationFrame(done);
  });

export const rest = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

/**
 * Main-thread time of the next frame, callbacks, style, layout and paint together: a message posted
 * in its first callback is delivered when the frame is done.
 */
export const costOfNextFrame = (): Promise<number> =>
  new Promise((done) => {
    requestAnimationFrame(() => {
      const started = performance.now();
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => done(performance.now() - started);
      port1.postMessage(null);
    });
  });
