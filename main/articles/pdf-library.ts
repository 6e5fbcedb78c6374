/** pdf.js in a process without a browser: to read text, and for nothing else. */
import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

type Library = typeof pdfjs;

/** What pdf.js makes of these while it loads is only used to draw pages. */
const DRAWING = ['DOMMatrix', 'ImageData', 'Path2D'] as const;

let loaded: Promise<Library> | undefined;

async function load(): Promise<Library> {
  const missing = DRAWING.filter((name) => !(name in globalThis));
  for (const name of missing)
    Object.defineProperty(globalThis, name, {
      value: Object,
      configurable: true,
      writable: true,
    });
  // Without a canvas to draw on it warns, on the user's terminal, and works.
  const { warn } = console;
  console.warn = () => undefined;
  try {
    // The worker's code runs in this thread: it is bundled, and there is no second file to start.
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
    for (const name of missing) Reflect.deleteProperty(globalThis, name);
  }
}

/** Loaded once, when the first PDF is read: it is large. */
export function pdfLibrary(): Promise<Library> {
  loaded ??= load();
  return loaded;
}
