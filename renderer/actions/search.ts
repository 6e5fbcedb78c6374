/** What is done with hits of a search: reading one where it stands, tagging many. */
import type { KwicLine } from '../../shared/model/search.ts';
import type { Label } from '../../shared/model/codebook.ts';
import type { RelationEnd } from '../../shared/model/relation.ts';
import { withArticle, withPane } from '../store/view-state.ts';
import type { Workbench } from '../store/workbench.ts';
import type { ActionContext } from './action.ts';

/** UTF-16 units above the hit that are in view with it: some lines. */
const ABOVE = 300;

/** Shows the hit in the active pane: its span selected, or its text. */
export function openHit({ workbench, focus }: ActionContext, hit: KwicLine): void {
  const { article, start, end, span } = hit;
  const selection = span === null ? { anchor: start, head: end } : { anchor: start, head: start };
  workbench.setView((view) => {
    const { active } = view;
    const topOffset = Math.max(0, start - ABOVE);
    return withPane({ ...withArticle(view, active, article), screen: 'read' }, active, {
      selection,
      span,
      topOffset,
    });
  });
  focus.pane(workbench.store.getState().view.active);
  workbench.say(`“${hit.title}”: ${hit.match}`);
}

export interface FoundSpan extends RelationEnd {
  /** Label id. */
  readonly label: string;
}

/** A place in the text can be tagged; a note or an answer stands in none. */
export const isTaggable = ({ field, span }: KwicLine): boolean => field === 'text' && span === null;

/** The annotations among `hits`, each once: several notes or answers of one may be found. */
export function spansOf(hits: readonly KwicLine[]): readonly FoundSpan[] {
  const found = new Map<string, FoundSpan>();
  for (const { article, span, label } of hits)
    if (span !== null && label !== null) found.set(span, { article, span, label });
  return [...found.values()];
}

/** Tags the places among `hits` as one step, and says so. True when it was done. */
export async function tagHits(
  workbench: Workbench,
  hits: readonly KwicLine[],
  label: Label,
): Promise<boolean> {
  const places = hits.filter(isTaggable);
  if (places.length === 0) {
    workbench.say(
      'Only places in texts can be tagged. These are annotations already: press Enter to open one.',
      'refused',
    );
    return false;
  }
  const spans = places.map(({ article, start, end }) => ({
    article,
    label: label.id,
    fragments: [{ start, end }],
  }));
  const outcome = await workbench.runEverywhere({ do: 'add-spans', spans });
  if (outcome.ok) workbench.say(`${outcome.value}.`);
  else workbench.say(outcome.error.message, 'refused');
  return outcome.ok;
}
