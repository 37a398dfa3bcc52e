import { join } from 'node:path';
import { run } from './run.ts';
import type { InstalledServer } from './server.ts';

/**
 * Dumps a schema with `pg_dump` and normalizes the text, so that equal schemas have equal dumps.
 */
export async function dump(server: InstalledServer, database: string): Promise<string> {
  const { stdout } = await run(join(server.bin, 'pg_dump'), ['--schema-only', '-d', server.url(database)]);
  return normalizeDump(stdout);
}

/** Removes comments and settings from a dump, and sorts entries, columns of tables and grants. */
export function normalizeDump(text: string): string {
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
 * Sorts lines whose order does not matter: columns in CREATE TABLE, and GRANTs on one object and its dependencies on
 * extensions, which `pg_dump` prints in the order in which they were set.
 */
function sortUnordered(entry: string): string {
  const lines = entry.split('\n');
  if (lines.every((line) => /^(GRANT|REVOKE) /.test(line))) {
    const revokes = lines.filter((line) => line.startsWith('REVOKE '));
    return [...revokes.sort(), ...lines.filter((line) => line.startsWith('GRANT ')).sort()].join('\n');
  }
  const dependsOn = lines.filter((line) => / DEPENDS ON EXTENSION \S+;$/.test(line));
  if (dependsOn.length > 1)
    return [...lines.filter((line) => !dependsOn.includes(line)), ...dependsOn.sort()].join('\n');
  const first = lines.findIndex((line) => /^CREATE (UNLOGGED )?TABLE .*\($/.test(line));
  if (first < 0) return entry;
  const last = lines.findIndex((line, i) => i > first && line.startsWith(')'));
  const columns = lines.slice(first + 1, last).map((line) => line.replace(/,$/, ''));
  return [...lines.slice(0, first + 1), ...columns.sort(), ...lines.slice(last)].join('\n');
}
