/** The command line as the build bundles it, for tests that start it as a process. */
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { NODE_BANNER } from '../../main/node-banner.mjs';

/** @param file where the script is written; \`node\` runs it as a module */
export async function bundleCli(file: string): Promise<void> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../../main/cli.ts', import.meta.url)),
    platform: 'node',
    external: ['electron'],
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', banner: NODE_BANNER, codeSplitting: false });
  await bundle.close();
}
