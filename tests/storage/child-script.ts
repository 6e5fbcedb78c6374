/** Child processes run JavaScript: their scripts are bundled once, as the program itself is. */
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { NODE_BANNER } from '../../main/node-banner.mjs';

/** Bundles a script of this folder into `folder`. @returns the path to run with `node` */
export async function bundleScript(name: string, folder: string): Promise<string> {
  const file = join(folder, `${name}.mjs`);
  const bundle = await rolldown({
    input: join(import.meta.dirname, `${name}.ts`),
    platform: 'node',
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', banner: NODE_BANNER, codeSplitting: false });
  await bundle.close();
  return file;
}
