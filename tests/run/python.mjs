/** Python, whose standard library reads our exports in the tests as an analyst's scripts would. */
import { answers } from './process.mjs';
import { installPackage } from './system-package.mjs';

const isThere = () => answers('python3', ['--version']);

/** Without one, the tests that need it are skipped, and say so. */
export async function ensurePython() {
  if (isThere()) return;
  console.log('No python3 found: trying the system’s package.');
  await installPackage('python3');
  if (!isThere()) console.log('python3 cannot be had: no test reads exports by it.');
}
