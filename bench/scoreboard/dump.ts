import { join } from 'node:path';
import { run } from './run.ts';
import type { Server } from './server.ts';

/**
 * What `pg_dump` says of a database's schema, brought to a form in which two that say the same are the
 * same text: without what is only about the dump, its entries in the order of their text, the columns of a
 * table in the order of their names, the grants on an object in the order of theirs.
 */
export async function dump(server: Server, database: string): Promise<string> {
  const { stdout } = await run(join(server.bin, 'pg_dump'), ['--schema-only', '-d', server.url(database)]);
  return normaliseDump(stdout);
}

/** Brings the text of a dump to the form that is compared. */
export function normaliseDump(text: string): string {
  return text
    .split(/\n--\n-- (?:TOC entry|Name: )/)
    .slice(1)
    .map((entry) =>
      sortUnordered(
        entry
          .split('\n')
          .slice(1)
          .filter((line) => !/^(--|\\(un)?restrict |SET |SELECT pg_catalog\.set_config)/.test(line))
          .join('\n')
          .trim(),
      ),
    )
    .filter((entry) => entry !== '')
    .sort()
    .join('\n\n');
}

/**
 * Sorts what has no order: the lines between the brackets of CREATE TABLE, since the order of columns is no
 * difference, and the GRANTs of one object, which are told in the order in which they were made.
 */
function sortUnordered(entry: string): string {
  const lines = entry.split('\n');
  if (lines.every((line) => /^(GRANT|REVOKE) /.test(line))) {
    const revokes = lines.filter((line) => line.startsWith('REVOKE '));
    return [...revokes.sort(), ...lines.filter((line) => line.startsWith('GRANT ')).sort()].join('\n');
  }
  const first = lines.findIndex((line) => /^CREATE (UNLOGGED )?TABLE .*\($/.test(line));
  if (first < 0) return entry;
  const last = lines.findIndex((line, i) => i > first && line.startsWith(')'));
  const columns = lines.slice(first + 1, last).map((line) => line.replace(/,$/, ''));
  return [...lines.slice(0, first + 1), ...columns.sort(), ...lines.slice(last)].join('\n');
}
