import { distributionId, type NodeOf, tableId } from '../node/index.ts';
import type { PlanContext } from '../operation/index.ts';
import { tableOf } from './part-of.ts';

/**
 * Refuses to change the distribution of a table with an identity column: Citus supports neither
 * `alter_distributed_table` nor `undistribute_table` for it.
 */
export function refuseWithIdentity(node: NodeOf<'distribution'>, context: PlanContext): void {
  const { columns = [] } = context.before.find('table', node.object)?.value ?? {};
  const column = columns.find(({ identity }) => identity);
  if (column)
    refuse(
      node.object,
      `the distribution of ${node.object}, which has the identity column ${column.name}`,
      context,
    );
}

/**
 * Refuses to distribute a local table that has an identity column and a foreign key to or from a reference table. Citus
 * knows such a table, and would have to forget it first, which it does not support for an identity column.
 */
export function refuseBesideReference(
  node: NodeOf<'distribution'>,
  { before, ...context }: PlanContext,
): void {
  const { columns = [] } = before.find('table', node.object)?.value ?? {};
  const column = columns.find(({ identity }) => identity);
  const isReference = (table: string) =>
    before.find('distribution', distributionId(table))?.value === 'reference';
  const keys = before
    .ofKind('foreign key')
    .map(({ parent = '', value }) => [parent, tableId(value.references)]);
  if (column && keys.some((sides) => sides.includes(node.object) && sides.some(isReference)))
    refuse(
      node.object,
      `the distribution of ${node.object}, which has the identity column ${column.name} and a foreign key with a reference table`,
      context,
    );
}

/** Refuses to add, change or drop the identity of a column of a distributed table, for which Citus has no statement. */
export function refuseWhereDistributed(
  node: NodeOf<'identity'> | NodeOf<'column'>,
  context: PlanContext,
): void {
  const table = tableId(tableOf(node));
  const isDistributed = [context.before, context.after].every((one) => one.nodes.has(distributionId(table)));
  if (isDistributed) refuse(node.object, `the identity of ${node.object}, which is distributed`, context);
}

function refuse(object: string, what: string, context: Pick<PlanContext, 'refuse'>): void {
  context.refuse({
    code: 'CITUS_IDENTITY_FIXED',
    object,
    message: `Citus does not change ${what}. Declare a sequence as the default before the table is distributed, or create another table and copy the rows.`,
  });
}
