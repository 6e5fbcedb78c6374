/** What views ask of the state again and again. */
import type { Annotator } from '../../shared/model/annotator.ts';
import type { ArticleSummary } from '../../shared/model/article.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Layer } from '../../shared/ops/state.ts';
import { activePane } from './view-state.ts';
import { byTitle, type WorkbenchState } from './workbench-state.ts';

export const activeLayer = ({ view, data }: WorkbenchState): Layer | undefined =>
  data.layers.get(activePane(view).article ?? '');

export const activeSpan = (state: WorkbenchState): Span | undefined =>
  activeLayer(state)?.spans.get(activePane(state.view).span ?? '');

export const activeSummary = ({ view, summaries }: WorkbenchState): ArticleSummary | undefined =>
  summaries.get(activePane(view).article ?? '');

export const me = ({ me: id, data }: WorkbenchState): Annotator | undefined =>
  data.annotators.get(id ?? '');

export const articlesByTitle = (
  summaries: ReadonlyMap<string, ArticleSummary>,
): readonly ArticleSummary[] => [...summaries.values()].sort(byTitle);
