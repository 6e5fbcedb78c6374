import type { Entity } from '../../../shared/model/codebook.ts';

const foldedName = (name: string): string => name.trim().toLowerCase();

/** The entity called so, whatever the case. */
export const entityNamed = (entities: readonly Entity[], name: string): Entity | undefined =>
  entities.find((entity) => foldedName(entity.name) === foldedName(name));

/** An entity called `name`; its id is readable, and no other one's: `jose-nunez`, `jose-nunez-2`. */
export function newEntity(entities: readonly Entity[], name: string): Entity {
  const slug =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/gu, '') || 'entity';
  const taken = new Set(entities.map(({ id }) => id));
  let id = slug;
  for (let count = 2; taken.has(id); count += 1) id = `${slug}-${count}`;
  return { id, name: name.trim() };
}
