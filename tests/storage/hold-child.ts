/** Opens a project, says so, and holds it until it is killed. Usage: node hold-child.mjs <folder> */
import { v7 } from 'uuid';
import { openStore } from '../../main/storage/open-store.ts';

const store = await openStore(process.argv[2] ?? '', { now: () => Date.now(), newId: () => v7() });
process.stdout.write(store.ok ? `${store.value.readOnly ?? 'open'}\n` : store.error.message);
process.stdin.resume();
