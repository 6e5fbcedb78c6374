/** The floor: the same text in the same type, in plain elements, without annotations. */
import type { Article } from '../../../shared/model/article.ts';
import type { Subject } from './subject.ts';

/** Elements for the blocks, with the text between them, so that offsets in it are the article's. */
export function plainText(host: HTMLElement, { text, blocks }: Article): HTMLElement {
  const page = document.createElement('div');
  page.className = 'article-page';
  const outer = document.createElement('div');
  outer.className = 'article-text';
  const container = document.createElement('div');
  container.className = 'ProseMirror plain';
  let at = 0;
  for (const { type, start, end } of blocks) {
    if (start > at) container.append(text.slice(at, start));
    const element = document.createElement(type === 'heading' ? 'h2' : 'p');
    element.textContent = text.slice(start, end);
    container.append(element);
    at = end;
  }
  outer.append(container);
  page.append(outer);
  host.classList.add('article-scroller');
  host.append(page);
  return container;
}

export const plain: Subject = {
  open: (host, article) => void plainText(host, article),
  painted: () => 1,
  add: () => undefined,
  remove: () => undefined,
};
