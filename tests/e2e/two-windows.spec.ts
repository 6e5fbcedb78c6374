import { test } from './fixtures.ts';
import { NUMBER, PUSH, SOURCE } from './seeds.ts';
import { Workbench } from './workbench.ts';

test(
  'two windows on one project stay in step, both ways',
  { tag: '@browser-host' },
  async ({ workbench: first }) => {
    const second = await Workbench.on(first.host);
    const left = await first.show(PUSH);
    const right = await second.show(PUSH);

    // Only what is in view is painted.
    await right.bringIntoView(SOURCE);
    await left.drag(SOURCE);
    await first.press('s');
    await right.expectPainted([['Source', SOURCE]]);
    await second.expectAnnotations([['Source', SOURCE]]);

    await right.drag(NUMBER);
    await second.press('n');
    const both = [
      ['Source', SOURCE],
      ['Number', NUMBER],
    ] as const;
    await left.expectPainted(both);
    await first.expectAnnotations(both);

    // History is shared as well: one window takes back what the other did.
    await first.goTo(PUSH);
    await first.press('Control+z');
    await first.expectSaid(`Undid: Tag “${NUMBER}”`);
    await right.expectPainted([['Source', SOURCE]]);
    await second.expectAnnotations([['Source', SOURCE]]);
    await first.saved();
    await second.saved();
  },
);
