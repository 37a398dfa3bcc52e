import { join } from 'node:path';
import { Client } from 'pg';
import { run } from './run.ts';
import type { Server } from './server.ts';

/**
 * Fills an empty database with its author's SQL, going on after an error as `psql` does, so that both sides of a
 * pair are what their author's server would hold.
 *
 * @returns the errors
 */
export async function load(server: Server, database: string, sql: string): Promise<readonly string[]> {
  const output = await run(
    join(server.bin, 'psql'),
    ['-X', '-q', '-v', 'VERBOSITY=terse', '-v', 'ON_ERROR_STOP=0', '-d', server.url(database), '-f', '-'],
    { input: sql },
  );
  return output.stderr.split('\n').filter((line) => line.includes('ERROR:'));
}

/** The roles that the SQL of the pairs names, found by what the server misses. */
export function missingRoles(errors: readonly string[]): readonly string[] {
  return errors.flatMap((line) => {
    const found = /role "(.*)" does not exist/.exec(line)?.[1];
    return found === undefined ? [] : [found];
  });
}

/** Runs one statement on the maintenance database. */
export async function onServer(server: Server, sql: string): Promise<void> {
  const client = new Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
