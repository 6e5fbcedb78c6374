/**
 * Tags until the system refuses to let the journal grow, then says what happened and dies without
 * closing. Usage: node full-disk-child.mjs <project folder>
 */
import { v7 } from 'uuid';
import { openStore } from '../../main/storage/open-store.ts';

const outcome = await openStore(process.argv[2] ?? '', {
  now: () => Date.now(),
  newId: () => v7(),
});
if (!outcome.ok) throw new Error(outcome.error.message);
const store = outcome.value;
const saved: string[] = [];
for (;;) {
  const tagged = await store.run(
    { do: 'add-span', article: 'a', label: 'number', fragments: [{ start: 0, end: 4 }] },
    'ada',
    'user',
  );
  if (tagged.ok) saved.push(...tagged.value.change.added.map(({ id }) => id));
  else {
    const content = await store.article('a');
    const inMemory = content.ok ? content.value.spans.map(({ id }) => id) : [];
    process.stdout.write(JSON.stringify({ saved, inMemory, error: tagged.error }));
    process.exit(0);
  }
}
