/** Single records as a dataset again. */
import type { Dataset } from '../codecs/dataset.ts';
import type { Annotator } from '../model/annotator.ts';
import type { Article } from '../model/article.ts';
import type { Decision } from '../model/decision.ts';
import type { Relation } from '../model/relation.ts';
import type { Tombstone } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import { homeOf } from '../ops/patch.ts';
import type { ArticleContent } from '../ops/state.ts';
import type { Items } from './items.ts';

interface Content {
  article: Article | null;
  readonly spans: Span[];
  readonly relations: Relation[];
  readonly decisions: Decision[];
}

/** Fields of the files that this version does not know are kept from either side. */
export function assembled(ours: Dataset, theirs: Dataset, items: Items): Dataset {
  const contents = new Map<string, Content>();
  const contentOf = (id: string): Content => {
    const known = contents.get(id) ?? {
      article: null,
      spans: [],
      relations: [],
      decisions: [],
    };
    contents.set(id, known);
    return known;
  };
  let { project, codebook } = ours;
  const annotators: Annotator[] = [];
  const links: Relation[] = [];
  const tombstones: Tombstone[] = [];
  for (const { alive, tombstone } of items.values()) {
    if (tombstone) tombstones.push(tombstone);
    if (!alive) continue;
    switch (alive.kind) {
      case 'project':
        project = alive;
        break;
      case 'codebook':
        codebook = alive;
        break;
      case 'annotator':
        annotators.push(alive);
        break;
      case 'article':
        contentOf(alive.id).article = alive;
        break;
      case 'span':
        contentOf(alive.article).spans.push(alive);
        break;
      case 'decision':
        contentOf(alive.article).decisions.push(alive);
        break;
      case 'relation': {
        const home = homeOf(alive);
        if (home === undefined) links.push(alive);
        else contentOf(home).relations.push(alive);
        break;
      }
    }
  }
  const rest = new Map(
    [...theirs.articles, ...ours.articles].map((content) => [content.article.id, content]),
  );
  const articles = [...contents].flatMap(([id, content]): ArticleContent[] => {
    const { article, spans, relations, decisions } = content;
    if (!article) return [];
    // Fields of a newer version stay; decisions are written only where there are any.
    const { decisions: _old, ...more } = { ...rest.get(id) };
    return [{ ...more, article, spans, relations, ...(decisions.length > 0 && { decisions }) }];
  });
  return {
    ...theirs,
    ...ours,
    project,
    codebook,
    annotators,
    articles,
    links,
    tombstones,
    raws: { ...theirs.raws, ...ours.raws },
  };
}
