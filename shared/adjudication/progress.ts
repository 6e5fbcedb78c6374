/** How far adjudication is: units by what differs and by what is decided. */
import type { Progress } from '../model/adjudication.ts';
import { isAgreed, isOpen, type Unit } from './unit.ts';

export function progressOf(units: readonly Unit[]): Progress {
  const states = { undecided: 0, skipped: 0, decided: 0, changed: 0 };
  const differences = { missing: 0, label: 0, boundary: 0, attribute: 0, relation: 0 };
  for (const unit of units) {
    states[unit.state] += 1;
    for (const difference of unit.differences) differences[difference] += 1;
  }
  const agreed = units.filter(isAgreed);
  return {
    units: units.length,
    agreed: agreed.length,
    acceptable: agreed.filter(isOpen).length,
    differences,
    states,
    left: units.length - states.decided,
  };
}

export const sumOfProgress = (all: readonly Progress[]): Progress =>
  all.reduce(
    (sum, next) => ({
      units: sum.units + next.units,
      agreed: sum.agreed + next.agreed,
      acceptable: sum.acceptable + next.acceptable,
      differences: {
        missing: sum.differences.missing + next.differences.missing,
        label: sum.differences.label + next.differences.label,
        boundary: sum.differences.boundary + next.differences.boundary,
        attribute: sum.differences.attribute + next.differences.attribute,
        relation: sum.differences.relation + next.differences.relation,
      },
      states: {
        undecided: sum.states.undecided + next.states.undecided,
        skipped: sum.states.skipped + next.states.skipped,
        decided: sum.states.decided + next.states.decided,
        changed: sum.states.changed + next.states.changed,
      },
      left: sum.left + next.left,
    }),
    progressOf([]),
  );
