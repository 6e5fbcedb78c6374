/**
 * One dataset of an export: all articles, or those of one split. They are gone through three times
 * (what do they use, write them, compare them with what is on disk), one article in memory at a time.
 */
import { canonicalContent, canonicalHead } from '../../shared/codecs/canonical.ts';
import type { Codec, Out } from '../../shared/codecs/codec.ts';
import type { DatasetHead } from '../../shared/codecs/dataset.ts';
import type { OptionValues } from '../../shared/codecs/option.ts';
import { Prover, readBack, type Proof } from '../../shared/codecs/prove.ts';
import { Reduction } from '../../shared/codecs/reduction.ts';
import { Selector, type Selection } from '../../shared/codecs/select.ts';
import { Usage } from '../../shared/codecs/usage.ts';
import type { ExportOptions } from '../../shared/model/export-report.ts';
import type { Loss } from '../../shared/model/loss.ts';
import type { SplitName } from '../../shared/model/split.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ExportSource } from './export-source.ts';
import { unitsOf, type FileOnDisk } from './read-units.ts';

export interface ExportHooks {
  readonly isCancelled?: () => boolean;
  /** @param total of articles */
  readonly tell?: (doing: string, done: number, total: number) => void;
}

export interface PartRequest {
  readonly codec: Codec;
  readonly values: OptionValues;
  readonly options: ExportOptions;
  readonly splitOf: (article: string) => SplitName | null;
  readonly hooks: ExportHooks;
}

export interface ExportedArticle {
  /** As the format has it. */
  readonly id: string;
  readonly title: string;
  /** Of the text. */
  readonly sha256: string;
  readonly split: SplitName | null;
}

/** What a part says, known before the first byte is written. */
export interface PartSurvey {
  readonly head: DatasetHead;
  readonly usage: Usage;
  readonly articles: readonly ExportedArticle[];
  /** Of articles and what lies on them. */
  readonly losses: readonly Loss[];
  /** Of the codebook and of annotators. */
  readonly headLosses: readonly Loss[];
  readonly leftOut: Selection['leftOut'];
}

interface Pass {
  readonly selector: Selector;
  readonly reduction: Reduction;
}

interface Passing {
  /** The article's own id, whatever the format makes of it. */
  readonly id: string;
  readonly reduced: ArticleContent;
}

/** The next `count` of `contents`, or fewer where there are no more. */
async function taken(
  contents: AsyncGenerator<Result<Passing>>,
  count: number,
): Promise<Result<ArticleContent[]>> {
  const found: ArticleContent[] = [];
  while (found.length < count) {
    const next = await contents.next();
    if (next.done === true) break;
    if (!next.value.ok) return next.value;
    found.push(next.value.value.reduced);
  }
  return ok(found);
}

export const cancelled = (): Result<never> =>
  err('cancelled', 'The export was cancelled. Nothing was written.');

export class ExportPart {
  private readonly source: ExportSource;
  private readonly request: PartRequest;
  private readonly own: DatasetHead;

  /** @param source with the articles of this part only */
  constructor(source: ExportSource, request: PartRequest) {
    this.source = source;
    this.request = request;
    this.own = canonicalHead(source.head);
  }

  /** For a pass over all articles; ids may be derived, so that each pass counts anew. */
  private begin(): Result<Pass> {
    const { codec, values, options } = this.request;
    const chosen = Selector.of(this.own, options);
    if (!chosen.ok) return chosen;
    const annotators = chosen.value.annotators(this.own.annotators);
    const reduction = new Reduction(codec, { ...this.own, annotators }, values);
    return ok({ selector: chosen.value, reduction });
  }

  /** Every article, chosen and reduced. An error is the last that comes. */
  private async *contents(
    { selector, reduction }: Pass,
    doing: string,
  ): AsyncGenerator<Result<Passing>> {
    const { ids } = this.source;
    const { isCancelled, tell } = this.request.hooks;
    for (const [at, id] of ids.entries()) {
      if (isCancelled?.() === true) {
        yield cancelled();
        return;
      }
      tell?.(doing, at, ids.length);
      const content = await this.source.content(id);
      if (!content.ok) {
        yield content;
        return;
      }
      const whole = canonicalContent(content.value);
      yield ok({ id, reduced: reduction.content(selector.content(whole)) });
    }
  }

  async survey(): Promise<Result<PartSurvey>> {
    const pass = this.begin();
    if (!pass.ok) return pass;
    const { selector, reduction } = pass.value;
    const usage = new Usage();
    const articles: ExportedArticle[] = [];
    for await (const next of this.contents(pass.value, 'Looking through the articles')) {
      if (!next.ok) return next;
      const { id: own, reduced } = next.value;
      usage.add(reduced);
      const { id, title, sha256 } = reduced.article;
      articles.push({ id, title, sha256, split: this.request.splitOf(own) });
    }
    const links = reduction.links(selector.links(this.own.links));
    for (const link of links) usage.addLink(link);
    const head = canonicalHead({ ...reduction.finish(), links });
    const { leftOut } = selector;
    const { losses, headLosses } = reduction;
    return ok({ head, usage, articles, losses, headLosses, leftOut });
  }

  /** @param flush called after each article: what was written may go to disk */
  async write(survey: PartSurvey, out: Out, flush: () => Promise<void>): Promise<Result<true>> {
    const pass = this.begin();
    if (!pass.ok) return pass;
    const { codec, values } = this.request;
    const { head, usage } = survey;
    const splits = new Map(survey.articles.map(({ id, split }) => [id, split]));
    const splitOf = (id: string): SplitName | null => splits.get(id) ?? null;
    const { codebook } = this.own;
    const writer = codec.writer({ head, codebook, usage, options: values, splitOf }, out);
    for await (const next of this.contents(pass.value, 'Writing')) {
      if (!next.ok) return next;
      writer.article(next.value.reduced);
      await flush();
    }
    writer.finish();
    await flush();
    return ok(true);
  }

  /** Every span read back, re-sliced and compared with its quote. */
  async prove(survey: PartSurvey, files: readonly FileOnDisk[]): Promise<Result<Proof>> {
    const pass = this.begin();
    if (!pass.ok) return pass;
    const { codec, values } = this.request;
    const expected = this.contents(pass.value, 'Reading it back');
    const prover = new Prover();
    // Without their texts, files can only be read by who has all of them.
    const isWhole = codec.units === undefined || values['text'] === 'without';
    const { articles } = survey;
    if (isWhole) {
      const contents = await taken(expected, articles.length);
      if (!contents.ok) return contents;
      for await (const unit of unitsOf({ ...codec, units: undefined }, files)) {
        const found = await readBack(codec, unit, contents.value);
        if (!found.ok) return found;
        const same = prover.take(contents.value, found.value);
        if (!same.ok) return same;
      }
      return prover.finish(articles.length, survey.head.links);
    }
    const unit = { texts: new Map<string, number>() };
    for await (const some of unitsOf(codec, files)) {
      const found = await readBack(codec, some, [], unit);
      if (!found.ok) return found;
      const contents = await taken(expected, found.value.articles.length);
      if (!contents.ok) return contents;
      const same = prover.take(contents.value, found.value);
      if (!same.ok) return same;
    }
    return prover.finish(articles.length, survey.head.links);
  }
}
