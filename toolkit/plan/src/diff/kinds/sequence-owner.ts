import { setSequenceOwnedBy } from '../../ddl/index.ts';
import { type Catalog, type NodeOf, settingId, tableId } from '../node/index.ts';
import { type Consequence, isGone, type Kind, type PlanContext } from '../operation/index.ts';
import { wholeOf } from './part-of.ts';
import { changesPersistence } from './persistence.ts';

/** The columns that own sequences. */
export const sequenceOwnerKind: Kind<'sequence owner'> = {
  create: (node) => setSequenceOwnedBy(wholeOf(node), node.value),
  drop: (node) => setSequenceOwnedBy(wholeOf(node), undefined),
  alter: (_from, to) => setSequenceOwnedBy(wholeOf(to), to.value),
  consequences: detachedSequences,
  // A table that becomes logged or unlogged changes the sequences that its columns own.
  order(operation, operations) {
    const { node, verb } = operation;
    for (const change of ['create', 'drop'] as const) {
      const becomes = operations.get(
        change,
        settingId('persistence', tableOf(node as NodeOf<'sequence owner'>)),
      );
      if (verb === 'drop') operations.order(operation, becomes, 'persistence');
      else operations.order(becomes, operation, 'persistence');
    }
  },
};

/**
 * The sequences that are detached from their columns and attached again: a table that becomes logged or unlogged
 * changes its owned sequences as well, also one that must not change.
 */
function detachedSequences({ before, after, action }: PlanContext): readonly Consequence[] {
  return before.ofKind('sequence owner').flatMap((link): Consequence[] => {
    const to = after.find('sequence owner', link.id);
    if (!to || isGone(action(link.id))) return [];
    if (![link, to].some((one) => changesPersistence(tableOf(one), action))) return [];
    const isAsTable = isUnlogged(after, to.object) === isUnlogged(after, tableOf(to));
    return isAsTable && tableOf(link) === tableOf(to) ? [] : [[link.id, link.id]];
  });
}

function tableOf({ value }: NodeOf<'sequence owner'>): string {
  return tableId({ schema: value.schema, name: value.table });
}

function isUnlogged({ nodes }: Catalog, id: string): boolean {
  return (nodes.get(id)?.value as { readonly unlogged?: true } | undefined)?.unlogged === true;
}
