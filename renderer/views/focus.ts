/**
 * Where the focus goes when an action sends it somewhere. The parts of the screen mark themselves:
 * `data-region` for what F6 goes round, `data-first` for what takes the focus there.
 */
import type { Focus } from '../actions/action.ts';
import { focusOn, type Editors } from './editors.ts';
import type { Workbench } from '../store/workbench.ts';

const isOnScreen = (element: HTMLElement): boolean => element.checkVisibility();

const regions = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isOnScreen);

function targetIn(region: HTMLElement | undefined): HTMLElement | undefined {
  const first = [
    ...(region?.querySelectorAll<HTMLElement>('[data-first], [role="textbox"]') ?? []),
  ].find(isOnScreen);
  return first ?? region;
}

const find = (name: string): HTMLElement | undefined =>
  regions().find((region) => region.dataset['region'] === name);

export function createFocus(workbench: Workbench, editors: Editors): Focus {
  const enter = (region: HTMLElement | undefined): void => {
    const target = targetIn(region);
    if (target) focusOn(editors, target);
  };
  return {
    region(step) {
      const all = regions();
      const at = all.findIndex((region) => region.contains(document.activeElement));
      const next = at < 0 && step === -1 ? all.length - 1 : at + step;
      enter(all[(next + all.length) % all.length]);
    },
    articles() {
      workbench.setDrawer(true);
      // The drawer is drawn first where the window is narrow.
      requestAnimationFrame(() => enter(find('articles')));
    },
    pane: (index) => editors.focus(index),
    inspector: () => enter(find('side')),
    annotations: () => document.querySelector<HTMLElement>('[data-row-stop]')?.focus(),
    screen: () => {
      // It is drawn first.
      requestAnimationFrame(() => enter(find('screen') ?? find('pane')));
    },
    note: () => document.querySelector<HTMLElement>('[data-note] [role="textbox"]')?.focus(),
    filter: () => document.querySelector<HTMLElement>('[data-filter]')?.focus(),
  };
}
