import { DEFAULT_SCHEMA } from '../search-path/index.ts';
import type { ActualForeignKey, ActualTable } from './actual.ts';
import type { ExpectedForeignKey, ExpectedTable } from './expected.ts';
import type { Finding } from './finding.ts';
import { unordered } from './unordered.ts';

/** Compares the foreign keys of a table. Of several on the same columns, the best one counts. */
export function foreignKeyFindings(expected: ExpectedTable, actual: ActualTable): Finding[] {
  return expected.foreignKeys.flatMap((key) => {
    const findings = actual.foreignKeys
      .filter((other) => refersAlike(key, other))
      .map((other) => compare(key, other));
    const [best] = findings.sort((one, other) => one.length - other.length);
    return best ?? [['loosens', `has no foreign key from ${key.columns.join(', ')} to ${key.table.name}`]];
  });
}

function refersAlike(
  { table, ...key }: ExpectedForeignKey,
  { table: actual, ...other }: ActualForeignKey,
): boolean {
  const isTable = table.schema === DEFAULT_SCHEMA ? actual.onPath : actual.schema === table.schema;
  return isTable && actual.name === table.name && columnPairs(key) === columnPairs(other);
}

function compare(expected: ExpectedForeignKey, { onDelete, valid, enforced }: ActualForeignKey): Finding[] {
  const { name } = expected.table;
  const found: Finding[] = [];
  if (onDelete !== expected.onDelete)
    found.push([
      'loosens',
      `has on delete ${onDelete} instead of ${expected.onDelete} in the foreign key to ${name}`,
    ]);
  const from = `has a foreign key from ${expected.columns.join(', ')} to ${name} that`;
  if (!enforced && !expected.notEnforced) found.push(['loosens', `${from} is not enforced`]);
  else if (!valid && !expected.notValid && !expected.notEnforced)
    found.push(['loosens', `${from} is not valid: existing rows may violate it (validate constraint)`]);
  return found;
}

/** Returns the referencing and referenced columns of a foreign key in a form that does not depend on their order. */
function columnPairs({
  columns,
  referenced,
}: {
  readonly columns: readonly string[];
  readonly referenced: readonly string[];
}) {
  return unordered(columns.map((column, index) => JSON.stringify([column, referenced[index]])));
}
