/**
 * The bars at the left of the text: where spans lie, one column a lane. They say nothing that the
 * annotation list does not, so assistive technology does not see them.
 */
import type { Colour } from '../../shared/model/codebook.ts';

export interface Bar {
  readonly key: string;
  readonly colour: Colour;
  readonly lane: number;
  /** Pixels from the top of the text. */
  readonly top: number;
  readonly height: number;
}

export class Gutter {
  private readonly host: HTMLElement;
  private readonly shown = new Map<string, { bar: Bar; element: HTMLElement }>();

  constructor(host: HTMLElement) {
    this.host = host;
  }

  show(bars: readonly Bar[]): void {
    const wanted = new Set(bars.map((bar) => bar.key));
    for (const [key, { element }] of this.shown) {
      if (wanted.has(key)) continue;
      element.remove();
      this.shown.delete(key);
    }
    for (const bar of bars) {
      const known = this.shown.get(bar.key);
      if (known && sameBar(known.bar, bar)) continue;
      const element = known?.element ?? document.createElement('div');
      element.className = 'gutter-bar';
      element.dataset['colour'] = bar.colour;
      element.dataset['lane'] = String(bar.lane);
      element.style.transform = `translateY(${bar.top}px)`;
      element.style.height = `${bar.height}px`;
      if (!known) this.host.append(element);
      this.shown.set(bar.key, { bar, element });
    }
  }
}

const sameBar = (a: Bar, b: Bar): boolean =>
  a.top === b.top && a.height === b.height && a.lane === b.lane && a.colour === b.colour;
