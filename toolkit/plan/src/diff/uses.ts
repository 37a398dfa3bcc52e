import { isArrayType } from './casts.ts';
import { type Catalog, isType, type Node, type NodeOf } from './node.ts';
import type { Use } from './plan.ts';

/**
 * The columns whose values are of a type, or arrays of it, be it by a domain: where it can be counted who uses a
 * value of it.
 *
 * @returns nothing where some hold it deeper, in the values of another type or of a row: a count would be too small
 */
export function usesOf(type: string, catalog: Catalog): readonly Use[] | undefined {
  const uses: Use[] = [];
  for (const id of catalog.dependents.get(type) ?? []) {
    const found = usesBy(id, catalog);
    if (found === undefined) return undefined;
    uses.push(...found);
  }
  return uses;
}

function usesBy(id: string, catalog: Catalog): readonly Use[] | undefined {
  const node = catalog.nodes.get(id);
  if (node?.kind === 'column') return isOfRowType(node, catalog) ? undefined : useIn(node);
  if (node?.kind !== 'domain') return node && isType(node) ? undefined : [];
  const uses = usesOf(id, catalog);
  if (!isArrayType(node.value.type)) return uses;
  return uses?.some(({ each }) => each) ? undefined : uses?.map((use) => ({ ...use, each: true }));
}

/** Whether another column holds whole rows of the table that a column is of. */
function isOfRowType({ parent = '' }: Node, { nodes, dependents }: Catalog): boolean {
  return [...(dependents.get(parent) ?? [])].some((id) => {
    const user = nodes.get(id);
    return user !== undefined && (isType(user) || (user.kind === 'column' && user.parent !== parent));
  });
}

function useIn(node: NodeOf<'column'>): readonly Use[] {
  if (!node.table || node.value.generated) return [];
  return [
    { table: node.table, column: node.value.name, ...(isArrayType(node.value.type) && { each: true }) },
  ];
}
