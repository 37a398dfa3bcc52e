import { type Catalog, type NodeOf, settingId, tableId } from '../node/index.ts';
import {
  type Consequence,
  isGone,
  type Operation,
  type Operations,
  type PlanContext,
} from '../operation/index.ts';

/**
 * Orders the tables that become logged or unlogged among foreign keys. PostgreSQL does not allow a foreign key from a
 * logged table to an unlogged one: of the keys that remain, the referring table becomes unlogged first and logged last.
 * An unlogged table is in no publication.
 */
export function orderPersistence(operations: Operations): void {
  const changed = operations.all().filter((one) => isPersistence(one.node));
  if (changed.length === 0) return;
  const of = (table: string) => changed.filter(({ node }) => node.parent === table);
  for (const node of operations.before.ofKind('foreign key')) {
    const ends = endsOf(node);
    const drop = operations.get('drop', node.id);
    for (const operation of ends.flatMap(of)) operations.order(drop, operation, 'persistence');
    if (!drop) for (const [first, then] of inTurn(ends, of)) operations.order(first, then, 'persistence');
  }
  for (const node of operations.after.ofKind('foreign key'))
    for (const operation of endsOf(node).flatMap(of))
      operations.order(operation, operations.get('create', node.id), 'persistence');
  orderPublished(operations, of);
}

/** Orders changes of persistence after a table leaves its publications and before it joins them: none has an unlogged table. */
function orderPublished(operations: Operations, of: (table: string) => readonly Operation[]): void {
  const changesOf = ({ table }: NodeOf<'publication relation'>) => (table ? of(tableId(table)) : []);
  for (const node of operations.before.ofKind('publication relation'))
    for (const operation of changesOf(node))
      operations.order(operations.get('drop', node.id), operation, 'persistence');
  for (const node of operations.after.ofKind('publication relation'))
    for (const operation of changesOf(node))
      operations.order(operation, operations.get('create', node.id), 'persistence');
}

/** The foreign keys in loops of tables that all become logged or unlogged: no order of the tables works with them. */
export function keysInLoops({ before, after, action }: PlanContext): readonly Consequence[] {
  return loopsOf(before, (table) => changesPersistence(table, action)).flatMap((id): Consequence[] =>
    isGone(action(id)) || !after.nodes.has(id) ? [] : [[id, before.nodes.get(id)?.parent ?? id]],
  );
}

/** Whether a table becomes logged or unlogged. */
export function changesPersistence(table: string, action: PlanContext['action']): boolean {
  const done = action(settingId('persistence', table));
  return done === 'create' || done === 'drop';
}

function loopsOf(catalog: Catalog, changes: (table: string) => boolean): readonly string[] {
  const keys = catalog
    .ofKind('foreign key')
    .filter((node) => endsOf(node).every(changes) && new Set(endsOf(node)).size > 1);
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return keys.some((key) => endsOf(key)[0] === from && reaches(endsOf(key)[1], to, seen));
  };
  return keys.filter((key) => reaches(endsOf(key)[1], endsOf(key)[0])).map(({ id }) => id);
}

/** Whether a node makes a table unlogged. */
export function isPersistence({ id, parent }: { readonly id: string; readonly parent?: string }): boolean {
  return parent !== undefined && id === settingId('persistence', parent);
}

/** The table of a foreign key and the table that it refers to. */
function endsOf(node: NodeOf<'foreign key'>): readonly [string, string] {
  return [node.parent ?? '', tableId(node.value.references)];
}

function inTurn(
  [referring, referred]: readonly [string, string],
  of: (table: string) => readonly Operation[],
): readonly (readonly [Operation, Operation])[] {
  return of(referring).flatMap((one) =>
    of(referred)
      .filter((other) => other !== one && (other.verb === 'drop') === (one.verb === 'drop'))
      .map((other) => (one.verb === 'drop' ? ([other, one] as const) : ([one, other] as const))),
  );
}
