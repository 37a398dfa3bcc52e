import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Connection } from '@trellis/database';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyChunks, type TableRows } from '../data-set/index.ts';

/** Bytes in one COPY to the embedded engine: large enough to be fast, small enough to report progress. */
const EMBEDDED_CHUNK = 1_048_576;

/**
 * Sends the rows of a table by COPY, in the open transaction of a client.
 *
 * @param target the quoted table with its columns
 * @param onRows is called with the number of rows that were sent since the last call
 * @param signal cancels the copy, which then throws
 */
export async function copyIn(
  connection: Connection,
  client: ClientBase,
  target: string,
  rows: TableRows,
  onRows: (rows: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { pglite } = connection;
  if (pglite === undefined) {
    const stream = client.query(copyFrom(`copy ${target} from stdin`));
    await pipeline(Readable.from(bytes(rows, onRows), { objectMode: true }), stream, { signal });
    return;
  }
  // The embedded engine has one session, so this runs in the open transaction. COPY FROM STDIN crashes PGlite 0.5,
  // but it can read a blob.
  for (const chunk of copyChunks(rows, EMBEDDED_CHUNK)) {
    signal?.throwIfAborted();
    await pglite.query(`copy ${target} from '/dev/blob'`, [], { blob: new Blob([chunk.bytes]) });
    onRows(chunk.rows);
    // The engine runs in this thread. Let it handle signals and draw the progress bar.
    await new Promise(setImmediate);
  }
}

function* bytes(rows: TableRows, onRows: (rows: number) => void): Generator<Buffer> {
  for (const chunk of copyChunks(rows)) {
    yield chunk.bytes;
    onRows(chunk.rows);
  }
}
