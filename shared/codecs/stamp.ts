/** Stand-ins for what a format does not say about when and by whom. */
import { annotatorIdOf, type Annotator } from '../model/annotator.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Timestamp } from '../model/clock.ts';
import type { Project } from '../model/project.ts';

/** Where a format says nothing about a time. */
export const NO_TIME = '1970-01-01T00:00:00.000Z';

/**
 * The clock of a record that came without one: as early as its own time allows, so that anything
 * done to it in a project counts as later.
 * @param iso ISO 8601; what cannot be read counts as 1970
 */
export function clockAt(iso: string): Timestamp {
  const ms = Math.max(0, Date.parse(iso));
  return `${(Number.isNaN(ms) ? 0 : ms).toString(36).padStart(9, '0').slice(-9)}-0000-0`;
}

export const UNTITLED: Project = {
  kind: 'project',
  id: 'project',
  title: '',
  created: NO_TIME,
  clock: clockAt(NO_TIME),
};

export const NO_CODEBOOK: Codebook = {
  kind: 'codebook',
  id: 'codebook',
  name: '',
  labels: [],
  relationTypes: [],
  clock: clockAt(NO_TIME),
};

/** Whose work annotations are where a format names nobody. */
const NOBODY_NAME = 'Unknown annotator';
export const NOBODY: Annotator = {
  kind: 'annotator',
  id: annotatorIdOf(NOBODY_NAME),
  name: NOBODY_NAME,
  created: NO_TIME,
  clock: clockAt(NO_TIME),
};
