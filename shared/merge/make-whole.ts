/**
 * A store whose files came together one by one, through Git or a tool that synchronises folders:
 * each file is sound, but they may be of different minds. What the files contradict each other in is
 * decided as `merge` decides it: spans go to the text that their article has now, or become orphans;
 * what lies on, or links, something deleted is kept aside; a deleted article that somebody wrote to
 * meanwhile stands again. It follows from the records alone, so everybody comes to the same.
 */
import type { Dataset } from '../codecs/dataset.ts';
import { standsIn } from '../anchor/sought.ts';
import { ANCHOR, BODY } from '../lineage/shape.ts';
import { collapsed, expanded, type Valued } from '../lineage/versions.ts';
import { quoteOf, type Fragment, type Quote } from '../model/anchor.ts';
import { articleSchema, type Article } from '../model/article.ts';
import type { StoreRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import type { ArticleContent } from '../ops/state.ts';
import { AnchorCarrier } from './carry-anchor.ts';
import { buried, merge } from './merge.ts';

/** As the lineage keeps it. */
interface Anchor {
  readonly revision: number;
  readonly fragments: readonly Fragment[];
  readonly quote: Quote;
  readonly orphan?: string;
}

// The lineage was validated as JSON; that an anchor is one follows from the record's schema.
const anchorOf = ({ value }: Valued): Anchor => value as Anchor;

const isOn = ({ text, revision }: Article, anchor: Anchor): boolean =>
  anchor.revision === revision && standsIn(text, anchor);

/** Words and surroundings: the text that the place was given on, to all appearances. */
function isBornOn(article: Article, anchor: Anchor): boolean {
  if (!isOn(article, anchor)) return false;
  const { prefix, suffix } = quoteOf(article.text, anchor.fragments);
  return prefix === anchor.quote.prefix && suffix === anchor.quote.suffix;
}

/** The article, and as it would be with each text that somebody else gave it at the same time. */
function textsOf(article: Article): Article[] {
  const bodies = expanded(article).fields.get(BODY) ?? [];
  if (bodies.length < 2) return [article];
  const others = bodies.flatMap(({ value }) => {
    const body = articleSchema.safeParse(Object.assign({ ...article }, value));
    return body.success && body.data.text !== article.text ? [body.data] : [];
  });
  return [article, ...others];
}

class Home {
  private readonly article: Article;
  private readonly texts: readonly Article[];
  private readonly carriers = new Map<Article, AnchorCarrier>();

  constructor(article: Article) {
    this.article = article;
    this.texts = textsOf(article);
  }

  private carrier(from: Article): AnchorCarrier {
    const known = this.carriers.get(from) ?? new AnchorCarrier(this.article, from);
    this.carriers.set(from, known);
    return known;
  }

  /** The text that a place counts into. */
  private textOf(anchor: Anchor): Article {
    return (
      this.texts.find((text) => isBornOn(text, anchor)) ??
      this.texts.find((text) => isOn(text, anchor)) ??
      this.article
    );
  }

  private isRight = (version: Valued): boolean => {
    const anchor = anchorOf(version);
    if (anchor.orphan !== undefined) return true;
    return isOn(this.article, anchor) && this.textOf(anchor) === this.article;
  };

  /** The span with all its places on the text that its article has; itself where they are. */
  placed(span: Span): Span {
    if (
      !span.lineage &&
      this.texts.length === 1 &&
      (span.orphan !== undefined || isOn(this.article, span))
    )
      return span;
    const versions = expanded(span);
    const anchors = versions.fields.get(ANCHOR) ?? [];
    if (anchors.every(this.isRight)) return span;
    const moved = anchors.map((version): Valued => {
      if (this.isRight(version)) return version;
      const one = { ...versions, fields: new Map([[ANCHOR, [version]]]) };
      const carried = this.carrier(this.textOf(anchorOf(version))).carried(span, one);
      return carried.fields.get(ANCHOR)?.[0] ?? version;
    });
    const { record } = collapsed({
      ...versions,
      fields: new Map(versions.fields).set(ANCHOR, moved),
    });
    return record.kind === 'span' ? record : span;
  }
}

function placed(content: ArticleContent): ArticleContent {
  const home = new Home(content.article);
  const spans = content.spans.map((span) => home.placed(span));
  return spans.every((span, at) => span === content.spans[at]) ? content : { ...content, spans };
}

/** Spans in their places; the same dataset where they were. */
export function withPlaces(dataset: Dataset): Dataset {
  const articles = dataset.articles.map(placed);
  return articles.every((content, at) => content === dataset.articles[at])
    ? dataset
    : { ...dataset, articles };
}

/** Something lies aside that may stand, or a relation links what is not there. */
function mayBeStranded({ articles, links, tombstones }: Dataset): boolean {
  const spans = new Set(articles.flatMap(({ spans: all }) => all.map(({ id }) => id)));
  const relations = [...links, ...articles.flatMap((content) => content.relations)];
  return (
    tombstones.some(({ record, lineage }) => record && !lineage.deletions) ||
    relations.some(({ from, to }) => !spans.has(from.span) || !spans.has(to.span))
  );
}

/**
 * The store made whole; the same dataset where it was.
 * @param strays records that stand in files although their article counts as deleted, it included
 */
export function madeWhole(dataset: Dataset, strays: readonly StoreRecord[]): Dataset {
  if (strays.length === 0 && !mayBeStranded(dataset)) return withPlaces(dataset);
  const aside = strays.flatMap((record) => buried(record).tombstone ?? []);
  const nothing = { annotators: [], articles: [], links: [], raws: {} };
  return withPlaces(merge(dataset, { ...dataset, ...nothing, tombstones: aside }).dataset);
}
