import { objectId } from '@trellis/model';
import type { Surroundings } from './kinds/kind.ts';
import type { Catalog, NodeOf } from './node.ts';
import type { Operations } from './operation.ts';

/**
 * The links to let go of and tie again: a table that becomes logged or unlogged takes along the sequences that its
 * columns own by then, also one that shall stay as it is.
 *
 * @returns the ids of the links, which are in both catalogs
 */
export function loosened(around: Surroundings): string[] {
  const changes = (table: string) =>
    ['create', 'drop'].includes(around.action(`setting persistence ${table}`) ?? '');
  return [...around.before.nodes.values()].flatMap((link) => {
    const to = around.after.nodes.get(link.id);
    if (link.kind !== 'sequence owner' || to?.kind !== 'sequence owner') return [];
    if (!changes(tableOf(link)) && !changes(tableOf(to))) return [];
    const asIts = isUnlogged(around.after, to.object) === isUnlogged(around.after, tableOf(to));
    return asIts && tableOf(link) === tableOf(to) ? [] : [link.id];
  });
}

/** A sequence is let go of before its table becomes logged or unlogged, and tied to it after. */
export function orderOwners(operations: Operations): void {
  for (const operation of operations.all()) {
    const { node, verb } = operation;
    if (node.kind !== 'sequence owner') continue;
    for (const change of ['create', 'drop'] as const) {
      const becomes = operations.get(change, `setting persistence ${tableOf(node)}`);
      if (verb === 'drop') operations.order(operation, becomes);
      else operations.order(becomes, operation);
    }
  }
}

function tableOf({ value }: NodeOf<'sequence owner'>): string {
  return objectId('table', [value.schema, value.table]);
}

function isUnlogged({ nodes }: Catalog, id: string): boolean {
  return (nodes.get(id)?.value as { readonly unlogged?: true } | undefined)?.unlogged === true;
}
