/**
 * Terms of the REFI-QDA standard, project exchange 1.0 (https://www.qdasoftware.org/): a ZIP archive
 * with `project.qde` and the texts that it names.
 */
import type { META_FIELDS } from '../plain-article.ts';

export const NAMESPACE = 'urn:QDA-XML:project:1.0';
export const PROJECT = 'project.qde';
/** Files of the archive itself, in its folder `sources`. */
export const INTERNAL = 'internal://';
export const SOURCES = 'sources/';
/** Of our own files; what another program saves says its own name. */
export const ORIGIN = 'Claimbench';

/** Names of the variables that say where a text is from. */
export const VARIABLES: Readonly<Record<(typeof META_FIELDS)[number], string>> = {
  outlet: 'outlet',
  url: 'url',
  byline: 'byline',
  published: 'published',
  language: 'language',
  credit: 'credit',
  event: 'event',
};

/** `2024-03-22T20:00:00Z` and its like, the only times that the schema takes. */
export const isDateTime = (time: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/u.test(time);

/** GUIDs are compared without case and without the braces that some programs write. */
export const guidOf = (value: string | undefined): string =>
  (value ?? '')
    .trim()
    .replace(/^\{|\}$/gu, '')
    .toLowerCase();
