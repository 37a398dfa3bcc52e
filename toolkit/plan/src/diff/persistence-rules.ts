import { objectId } from '@trellis/model';
import type { Catalog, NodeOf } from './node.ts';
import type { Operation, Operations } from './operation.ts';

/**
 * Orders what becomes logged or unlogged among foreign keys, which PostgreSQL wants never to lead from a logged
 * table to an unlogged one: of the keys that stay, the referring table becomes unlogged first, and logged last.
 */
export function orderPersistence(operations: Operations): void {
  const changed = operations.all().filter(({ node }) => isPersistence(node));
  if (changed.length === 0) return;
  const of = (table: string) => changed.filter(({ node }) => node.parent === table);
  for (const node of operations.before.nodes.values()) {
    if (node.kind !== 'foreign key') continue;
    const ends = endsOf(node);
    const drop = operations.get('drop', node.id);
    for (const operation of ends.flatMap(of)) operations.order(drop, operation);
    if (!drop) for (const [first, then] of inTurn(ends, of)) operations.order(first, then);
  }
  for (const node of operations.after.nodes.values())
    if (node.kind === 'foreign key')
      for (const operation of endsOf(node).flatMap(of))
        operations.order(operation, operations.get('create', node.id));
}

/** The foreign keys that lead from a table through others back to it, each of which changes how it is kept. */
export function entangled(catalog: Catalog, changes: (table: string) => boolean): readonly string[] {
  const keys = [...catalog.nodes.values()].filter(
    (node): node is NodeOf<'foreign key'> =>
      node.kind === 'foreign key' && endsOf(node).every(changes) && new Set(endsOf(node)).size > 1,
  );
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return keys.some((key) => endsOf(key)[0] === from && reaches(endsOf(key)[1], to, seen));
  };
  return keys.filter((key) => reaches(endsOf(key)[1], endsOf(key)[0])).map(({ id }) => id);
}

/** Whether a node says that a table is unlogged. */
function isPersistence(node: { readonly kind: string; readonly value: unknown }): boolean {
  return node.kind === 'setting' && (node.value as { readonly name: string }).name === 'persistence';
}

/** The table that a foreign key is of and the one that it refers to. */
function endsOf(node: NodeOf<'foreign key'>): readonly [string, string] {
  const { schema, name } = node.value.references;
  return [node.parent ?? '', objectId('table', [schema, name])];
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
