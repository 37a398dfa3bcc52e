import type { ActualTable } from './actual.ts';
import type { ExpectedTable } from './expected.ts';
import type { Finding } from './finding.ts';

/**
 * Compares what a program reads of a table or view with what its role may read.
 *
 * @param expected what the program reads
 * @param actual the table or view, with the privileges of the role
 * @param role name of the role
 */
export function privilegeFindings(expected: ExpectedTable, actual: ActualTable, role: string): Finding[] {
  if (!actual.usable)
    return [
      ['breaks', `is in the schema ${expected.schema}, which the role ${role} may not use (grant usage)`],
    ];
  const names = expected.columns.map(({ name }) => name);
  const known = actual.columns.filter(({ name }) => names.includes(name));
  const denied = known.filter(({ readable }) => !readable);
  if (denied.length === 0) return [];
  const columns = denied.length < known.length ? ` in ${denied.map(({ name }) => name).join(', ')}` : '';
  return [['breaks', `cannot be read by the role ${role}${columns} (grant select)`]];
}
