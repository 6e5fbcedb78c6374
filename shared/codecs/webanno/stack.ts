import { splitCell } from './escape.ts';
import type { Unit } from './body.ts';
import type { Column, Layer } from './header.ts';

/** `*`: the feature has no value. `_`: there is nothing. */
export const isNull = (piece: string | undefined): boolean =>
  piece === undefined || piece === '*' || piece === '_';

/** The cells of a layer in one row: a list for each column, one piece an annotation. */
export class Stack {
  readonly depth: number;
  private readonly cells: ReadonlyMap<Column, readonly string[]>;

  constructor(layer: Layer, unit: Unit) {
    this.cells = new Map(
      layer.columns.map((column) => {
        const cell = unit.cells[column.at] ?? '_';
        return [column, cell === '_' ? [] : splitCell(cell, '|')];
      }),
    );
    this.depth = Math.max(0, ...[...this.cells.values()].map(({ length }) => length));
  }

  piece(column: Column, at: number): string | undefined {
    return this.cells.get(column)?.[at];
  }
}
