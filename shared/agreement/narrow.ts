/** Parts of a material: some labels, some annotators, one article. Measures are the same on them. */
import { isShared, type AnnotatorWork, type Material, type MaterialArticle } from './material.ts';

/** What an article was before it was narrowed, so that what depends on its text is kept once. */
const origins = new WeakMap<MaterialArticle, MaterialArticle>();

/** The article as it was gathered: the same object for every part of the material it is in. */
export const originOf = (article: MaterialArticle): MaterialArticle =>
  origins.get(article) ?? article;

function withWork(
  article: MaterialArticle,
  work: ReadonlyMap<string, AnnotatorWork>,
): MaterialArticle {
  const narrowed = { ...article, work };
  origins.set(narrowed, originOf(article));
  return narrowed;
}

/**
 * Only spans of these labels. Who worked on an article without using them stays: using none of them
 * was their answer.
 */
export function narrowToLabels(material: Material, labels: readonly string[]): Material {
  const wanted = new Set(labels);
  return {
    ...material,
    labels: material.labels.filter((label) => wanted.has(label)),
    articles: material.articles.map((article) =>
      withWork(
        article,
        new Map(
          [...article.work].map(([annotator, { spans, relations }]) => [
            annotator,
            { spans: spans.filter(({ label }) => wanted.has(label)), relations },
          ]),
        ),
      ),
    ),
  };
}

/** Only these annotators, and the articles on which two of them worked. */
export function narrowToAnnotators(material: Material, annotators: readonly string[]): Material {
  const wanted = new Set(annotators);
  return {
    ...material,
    annotators: material.annotators.filter((annotator) => wanted.has(annotator)),
    articles: material.articles
      .map((article) =>
        withWork(
          article,
          new Map([...article.work].filter(([annotator]) => wanted.has(annotator))),
        ),
      )
      .filter(isShared),
  };
}

/** Only the articles with these ids. */
export function narrowToArticles(material: Material, articles: readonly string[]): Material {
  const wanted = new Set(articles);
  return { ...material, articles: material.articles.filter(({ id }) => wanted.has(id)) };
}
