/** One article that several tagged, to adjudicate on. */
import { unitsOf } from '../../../shared/adjudication/units.ts';
import type { Unit } from '../../../shared/adjudication/unit.ts';
import { GOLD_ANNOTATOR } from '../../../shared/model/annotator.ts';
import type { Choice } from '../../../shared/model/project-command.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { Span } from '../../../shared/model/span.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import type { Command, Step } from '../../../shared/ops/command.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { checkInvariants } from '../../../shared/ops/invariants.ts';
import { stateOf, type ArticleContent, type State } from '../../../shared/ops/state.ts';
import type { Result } from '../../../shared/result.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { CLOCK, must } from '../../storage/project.ts';
import { CODEBOOK, contentOf } from '../agreement/tagged.ts';

export const projectOf = (
  contents: readonly ArticleContent[],
  links: readonly Relation[] = [],
): State =>
  stateOf(
    {
      project: { kind: 'project', id: 'project', title: 'T', created: '', clock: CLOCK },
      codebook: CODEBOOK,
      annotators: [],
      links,
    },
    contents,
  );

export const onOne = (spans: readonly Span[], relations: readonly Relation[] = []): State =>
  projectOf([contentOf('a', spans, { relations })]);

/** Decides as Dana, in one session: her clock goes on from step to step. */
export class Desk {
  state: State;
  readonly steps: Step[] = [];
  private readonly context = contextOf('dana');

  constructor(state: State) {
    this.state = state;
  }

  try(command: Command): Result<Step> {
    return execute(this.state, command, this.context);
  }

  do(command: Command): Step {
    const step = must(this.try(command));
    const after = must(applyChange(this.state, step.change, 'dana'));
    must(checkInvariants(after, step.change));
    this.state = after;
    this.steps.push(step);
    return step;
  }

  units(annotators: readonly string[] = ['ada', 'boris'], article = 'a'): readonly Unit[] {
    const layer = this.state.layers.get(article);
    if (!layer) throw new Error(`There is no article ${article}`);
    return unitsOf(layer, annotators, CODEBOOK, this.state.links.values());
  }

  /** The unit whose words these are, by anyone. */
  unit(words: string, annotators?: readonly string[], article?: string): Unit {
    const found = this.units(annotators, article).find(({ spans }) =>
      [...spans.values()].some(({ quote }) => quote.exact === words),
    );
    if (!found) throw new Error(`No unit says “${words}”`);
    return found;
  }

  decide(unit: Unit, choice: Choice, more: { why?: string; beside?: string[] } = {}): Step {
    const { article, of } = unit;
    return this.do({ do: 'adjudicate', article, of, choice, ...more });
  }

  gold(article = 'a'): readonly Span[] {
    return [...(this.state.layers.get(article)?.spans ?? [])].filter(
      ({ by }) => by === GOLD_ANNOTATOR,
    );
  }

  goldRelations(article = 'a'): readonly Relation[] {
    return [...(this.state.layers.get(article)?.relations.values() ?? [])].filter(
      ({ by }) => by === GOLD_ANNOTATOR,
    );
  }
}
