import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Connection } from '@trellis/database';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyChunks } from '../rows/copy-text.ts';
import type { TableRows } from '../rows/table-rows.ts';

/** Told how many rows were sent since it was last told. */
export type OnRows = (rows: number) => void;

/** Bytes of one COPY to the embedded engine: large enough to be quick, small enough to see it move. */
const BLOB = 1_048_576;

/**
 * Sends a table's rows by COPY, on a client whose transaction is open.
 *
 * @param target what COPY goes to: the table with its columns, quoted
 * @param signal ends it early, with an error
 */
export async function copyIn(
  connection: Connection,
  client: ClientBase,
  target: string,
  rows: TableRows,
  onRows: OnRows,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { pglite } = connection;
  if (pglite === undefined) {
    const stream = client.query(copyFrom(`copy ${target} from stdin`));
    await pipeline(Readable.from(bytes(rows, onRows), { objectMode: true }), stream, { signal });
    return;
  }
  // The embedded engine has one session, which the open transaction is in. Its driver cannot
  // send COPY data (0.5 dies of it), but the engine reads a blob of this process.
  for (const chunk of copyChunks(rows, BLOB)) {
    signal?.throwIfAborted();
    await pglite.query(`copy ${target} from '/dev/blob'`, [], { blob: new Blob([chunk.bytes as BlobPart]) });
    onRows(chunk.rows);
    // It computes in this thread: let signals and the progress bar in.
    await new Promise(setImmediate);
  }
}

function* bytes(rows: TableRows, onRows: OnRows): Generator<Buffer> {
  for (const chunk of copyChunks(rows)) {
    yield chunk.bytes;
    onRows(chunk.rows);
  }
}
