/** The search's worker as the build makes it, from the sources as they are now. */
import { rolldown } from 'rolldown';

let made: Promise<string> | null = null;

async function bundle(): Promise<string> {
  const built = await rolldown({
    input: new URL('../../main/search/worker.ts', import.meta.url).pathname,
    platform: 'node',
    logLevel: 'silent',
  });
  const { output } = await built.generate({ format: 'cjs' });
  await built.close();
  return output[0].code;
}

export const searchCode = (): Promise<string> => (made ??= bundle());
