import { join } from 'node:path';
import { type InstalledServer, run } from '@trellis/testing/installed';
import { Client } from 'pg';

/**
 * Runs SQL with `psql`, which continues after an error, as the author of the schema would have run it.
 *
 * @returns the error lines
 */
export async function load(
  server: InstalledServer,
  database: string,
  sql: string,
): Promise<readonly string[]> {
  const output = await run(
    join(server.bin, 'psql'),
    ['-X', '-q', '-v', 'VERBOSITY=terse', '-v', 'ON_ERROR_STOP=0', '-d', server.url(database), '-f', '-'],
    { input: sql },
  );
  return output.stderr.split('\n').filter((line) => line.includes('ERROR:'));
}

/** The roles that the server reports as missing. */
export function missingRoles(errors: readonly string[]): readonly string[] {
  return errors.flatMap((line) => {
    const found = /role "(.*)" does not exist/.exec(line)?.[1];
    return found === undefined ? [] : [found];
  });
}

/** Runs one statement on the maintenance database. */
export async function onServer(server: InstalledServer, sql: string): Promise<void> {
  const client = new Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
