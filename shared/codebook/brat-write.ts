/** A codebook as brat's `annotation.conf`. */
import type { AttributeDefinition } from '../model/attribute.ts';
import { activeLabels, type Codebook, type Label } from '../model/codebook.ts';
import { carriedByBrat, storageNames, storageValue } from './brat-names.ts';
import { isCarriedRelation } from './draft.ts';
import { LossCount, type WrittenCodebook } from './format.ts';
import { grouped } from './grouped.ts';

interface Line {
  readonly name: string;
  readonly label: string;
  readonly values: string;
}

type Names = (name: string) => string;

const valuesOf = ({ type, options = [] }: AttributeDefinition): string =>
  type === 'one' ? `, Value:${options.map(storageValue).join('|')}` : '';

/**
 * In brat an attribute has one list of values wherever it is asked. Where two labels ask the same
 * name differently, each gets its own: `Claim-Kind`, `Source-Kind`.
 */
function attributeLines(labels: readonly Label[], nameOf: Names): string[] {
  const lines = labels.flatMap((label) =>
    label.attributes
      .filter((definition) => carriedByBrat(definition) !== null)
      .map((definition): Line => ({
        name: nameOf(definition.name),
        label: nameOf(label.name),
        values: valuesOf(definition),
      })),
  );
  return grouped(lines, ({ name }) => name.toLowerCase()).flatMap((group) => {
    const [first] = group;
    const isShared = group.every(
      ({ name, label, values }) => values === first?.values && !name.startsWith(`${label}-`),
    );
    if (first && isShared) {
      const owners = group.map(({ label }) => label).join('|');
      return [`${first.name}\tArg:${owners}${first.values}`];
    }
    return group.map(({ name, label, values }) => `${label}-${name}\tArg:${label}${values}`);
  });
}

function relationLines(codebook: Codebook, nameOf: Names, losses: LossCount): string[] {
  const names = new Map(activeLabels(codebook).map(({ id, name }) => [id, nameOf(name)]));
  const ends = (ids: readonly string[]): string =>
    ids.flatMap((id) => names.get(id) ?? []).join('|');
  return codebook.relationTypes.filter(isCarriedRelation).flatMap(({ name, from, to }) => {
    const [arg1, arg2] = [ends(from), ends(to)];
    if (arg1 !== '' && arg2 !== '') return [`${nameOf(name)}\tArg1:${arg1}, Arg2:${arg2}`];
    losses.add('relation types', 'they have an end that no label is allowed at');
    return [];
  });
}

function countLosses(codebook: Codebook, losses: LossCount): void {
  const { labels, relationTypes, documentLabels = [], entities = [] } = codebook;
  const active = activeLabels(codebook);
  const attributes = active.flatMap((label) => label.attributes);
  const kept = attributes.filter((definition) => carriedByBrat(definition) !== null);
  const only = 'brat only has yes or nothing, and one of a list';
  losses.add('archived labels', 'they are no longer offered', labels.length - active.length);
  losses.add('attributes', only, attributes.length - kept.length);
  const extras = kept.filter(
    ({ required, help, default: value, shownWhen }) =>
      required === true || help !== undefined || value !== undefined || shownWhen !== undefined,
  );
  losses.add('conditions, defaults and help of attributes', 'brat has none', extras.length);
  losses.add('colours, keys and lines', 'brat keeps them in other files', active.length);
  const guided = active.filter(({ guideline, examples = [] }) => guideline ?? examples.length > 0);
  losses.add('guidelines and examples', 'brat has none', guided.length);
  const across = relationTypes.filter(({ scope }) => scope === 'across');
  losses.add('relation types across articles', 'brat links inside one text', across.length);
  const hidden = relationTypes.filter((type) => type.archived === true && type.scope === 'within');
  losses.add('archived relation types', 'they are no longer offered', hidden.length);
  losses.add('document labels', 'brat has none', documentLabels.length);
  losses.add('entities', 'brat keeps them in databases of its own', entities.length);
}

export function writeBrat(codebook: Codebook): WrittenCodebook {
  const losses = new LossCount();
  const table = storageNames(codebook);
  const nameOf: Names = (name) => table.get(name) ?? name;
  const labels = activeLabels(codebook);
  countLosses(codebook, losses);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['entities', labels.map(({ name }) => nameOf(name))],
    [
      'relations',
      [
        // Without it brat refuses spans that nest or cross.
        '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
        ...relationLines(codebook, nameOf, losses),
      ],
    ],
    ['events', []],
    ['attributes', attributeLines(labels, nameOf)],
  ];
  const text = sections.map(([name, lines]) => [`[${name}]`, ...lines].join('\n')).join('\n\n');
  return { text: `${text}\n`, losses: losses.losses };
}
