/**
 * Stands at the top of every ES module bundle for Node: CommonJS packages inside still ask for
 * Node's modules by `require`, and write-file-atomic names its temporary files after `__filename`.
 */
export const NODE_BANNER = `import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);`;
