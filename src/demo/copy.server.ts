import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Cell = string | number | bigint | boolean | null;

const CHUNK = 1 << 18;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const written = (cell: Cell): string =>
  cell === null
    ? '\\N'
    : typeof cell === 'string'
      ? cell.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c]!)
      : String(cell);

/** Rows for one table, kept as the bytes that COPY takes, so that ten million of them fit in memory. */
export class Rows {
  readonly table: string;
  readonly columns: readonly string[];
  count = 0;
  #full: Buffer[] = [];
  #open = '';

  constructor(table: string, columns: readonly string[]) {
    this.table = table;
    this.columns = columns;
  }

  push(...cells: readonly Cell[]): void {
    this.#open += `${cells.map(written).join('\t')}\n`;
    this.count++;
    if (this.#open.length > CHUNK) this.#seal();
  }

  #seal(): void {
    if (this.#open) this.#full.push(Buffer.from(this.#open));
    this.#open = '';
  }

  /** Copies the rows in; lets the table's own numbering go on after the ids given. A bad row rejects, naming its line. */
  async load(client: pg.ClientBase): Promise<void> {
    this.#seal();
    await pipeline(
      Readable.from(this.#full),
      client.query(from(`copy ${this.table} (${this.columns.join(', ')}) from stdin`)),
    );
    if (this.columns.includes('id') && this.count > 0) {
      await client.query(
        `select setval(seq, (select max(id) from ${this.table})) from pg_get_serial_sequence('${this.table}', 'id') seq where seq is not null`,
      );
    }
  }
}

/** A half-open period as Postgres writes it. */
export const range = (from: string, to: string | null): string => `[${from},${to ?? ''})`;
