/**
 * The `::highlight()` rules of the codebook's labels, in a constructed style sheet (the page's
 * policy forbids inline ones). Colours are the custom properties of `renderer/ui/tokens.css`, so
 * that themes switch by themselves.
 */
import type { Codebook, LineStyle } from '../../shared/model/codebook.ts';
import { paintName, type Paint } from './highlights.ts';
import { LANES } from './lanes.ts';

/** Pixels below the baseline: the first lane's underline, and each further one's distance to it. */
const FIRST_LANE = 3;
const LANE_STEP = 4;

/** Drawn widths in pixels at which the styles weigh about the same. */
const THICKNESS: Readonly<Record<LineStyle, number>> = {
  solid: 2,
  double: 1,
  dotted: 2.5,
  dashed: 2,
  wavy: 1,
};

function rule(paint: Paint): string {
  const { colour, line, lane } = paint;
  return `::highlight(${paintName(paint)}) {
  background-color: var(--label-${colour}-tint);
  text-decoration: underline ${line} ${THICKNESS[line]}px var(--label-${colour});
  text-underline-offset: ${FIRST_LANE + lane * LANE_STEP}px;
}`;
}

const rules = new Map<string, string>();
let sheet: CSSStyleSheet | null = null;

/** Makes sure that every label of `codebook` has its rules, in every lane. */
export function provideLabelStyles(codebook: Codebook): void {
  const known = rules.size;
  for (const { colour, line } of codebook.labels) {
    for (let lane = 0; lane < LANES; lane += 1) {
      const paint = { colour, line, lane };
      rules.set(paintName(paint), rule(paint));
    }
  }
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
  } else if (rules.size === known) return;
  sheet.replaceSync([...rules.values()].join('\n'));
}
