/**
 * Where the focus goes when an action sends it somewhere. The parts of the screen mark themselves:
 * `data-region` for what F6 goes round, `data-first` for what takes the focus there.
 */
import type { Focus } from '../actions/action.ts';
import type { Workbench } from '../store/workbench.ts';

const isOnScreen = (element: HTMLElement): boolean => element.checkVisibility();

const regions = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isOnScreen);

function enter(region: HTMLElement | undefined): boolean {
  const first = [
    ...(region?.querySelectorAll<HTMLElement>('[data-first], [role="textbox"]') ?? []),
  ].find(isOnScreen);
  const target = first ?? region;
  target?.focus();
  return target !== undefined;
}

const find = (name: string): HTMLElement | undefined =>
  regions().find((region) => region.dataset['region'] === name);

export function createFocus(workbench: Workbench): Focus {
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
    inspector: () => void enter(find('side')),
    annotations: () => document.querySelector<HTMLElement>('[data-row-stop]')?.focus(),
    filter: () => document.querySelector<HTMLElement>('[data-filter]')?.focus(),
  };
}
