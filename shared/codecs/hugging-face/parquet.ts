/**
 * Parquet files, written row group by row group and read whole. Strings are UTF-8, numbers INT32,
 * pages Snappy: what every reader of Parquet knows (https://parquet.apache.org/docs/file-format/).
 */
import { parquetReadObjects, type SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { ok, type Result } from '../../result.ts';
import type { BinaryFile } from '../codec.ts';
import { refuse } from '../refusal.ts';

export interface Leaf {
  readonly name: string;
  readonly type: 'string' | 'int32';
  /** True: a cell may say nothing. */
  readonly optional?: true;
}

/** A list holds records of its leaves. */
export type Column = Leaf | { readonly name: string; readonly list: readonly Leaf[] };

export type Row = Readonly<Record<string, unknown>>;

const leafElement = ({ name, type, optional }: Leaf): SchemaElement => ({
  name,
  repetition_type: optional ? 'OPTIONAL' : 'REQUIRED',
  ...(type === 'int32' ? { type: 'INT32' } : { type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
});

/** Lists in the three levels of the Parquet specification, as Arrow writes them. */
const schemaOf = (columns: readonly Column[]): SchemaElement[] => [
  { name: 'schema', num_children: columns.length },
  ...columns.flatMap((column): SchemaElement[] =>
    'list' in column
      ? [
          {
            name: column.name,
            repetition_type: 'OPTIONAL',
            converted_type: 'LIST',
            num_children: 1,
          },
          { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
          { name: 'element', repetition_type: 'OPTIONAL', num_children: column.list.length },
          ...column.list.map(leafElement),
        ]
      : [leafElement(column)],
  ),
];

/** A row group is written when its rows or their texts are this many: memory stays bounded. */
const GROUP_ROWS = 1000;
const GROUP_CHARACTERS = 4_000_000;

export class ParquetFile {
  private readonly columns: readonly Column[];
  private readonly out: (bytes: Uint8Array) => void;
  private readonly bytes = new ByteWriter();
  private readonly file: ParquetWriter;
  private rows: Row[] = [];
  private characters = 0;

  /** @param out takes the bytes in order; each piece is its own copy */
  constructor(columns: readonly Column[], out: (bytes: Uint8Array) => void) {
    this.columns = columns;
    this.out = out;
    this.file = new ParquetWriter({
      writer: this.bytes,
      schema: schemaOf(columns),
      createdBy: 'Claimbench',
    });
  }

  /** @param characters about how many the row's longest cell has */
  row(row: Row, characters = 0): void {
    this.rows.push(row);
    this.characters += characters;
    if (this.rows.length >= GROUP_ROWS || this.characters >= GROUP_CHARACTERS) this.writeGroup();
  }

  finish(): void {
    this.writeGroup();
    // Neither is a promise: the writer has no `flush`.
    void this.file.finish();
    this.drain();
  }

  private writeGroup(): void {
    const { rows } = this;
    if (rows.length === 0) return;
    void this.file.write({
      columnData: this.columns.map(({ name }) => ({ name, data: rows.map((row) => row[name]) })),
      rowGroupSize: rows.length,
    });
    this.rows = [];
    this.characters = 0;
    this.drain();
  }

  private drain(): void {
    this.out(this.bytes.getBytes().slice());
    // The offset of the whole file goes on counting; only the buffer begins anew.
    this.bytes.index = 0;
  }
}

/** Every row, in order; of a file that is no Parquet, or damaged, the reason. */
export async function readParquet({ path, bytes }: BinaryFile): Promise<Result<Row[]>> {
  const where = { file: path };
  if (bytes.length === 0) return refuse(where, 'the file is empty');
  const buffer = bytes.slice().buffer;
  try {
    const file = {
      byteLength: buffer.byteLength,
      slice: (start: number, end?: number) => buffer.slice(start, end),
    };
    return ok(await parquetReadObjects({ file, rowFormat: 'object' }));
  } catch (error) {
    // The library throws for whatever is wrong with a file.
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(where, `not a Parquet file that can be read: ${reason.replace(/\.$/u, '')}`);
  }
}
