import type { Catalog, NodeOf } from './node.ts';
import type { Use } from './plan.ts';

/**
 * The columns whose values are of a type, or arrays of it, be it by a domain: where it can be counted who uses a
 * value of it. Not those that hold it deeper, in another type's values.
 */
export function usesOf(type: string, catalog: Catalog): readonly Use[] {
  return [...(catalog.dependents.get(type) ?? [])].flatMap((id) => {
    const node = catalog.nodes.get(id);
    if (node?.kind === 'column') return useIn(node);
    if (node?.kind !== 'domain') return [];
    const uses = usesOf(id, catalog);
    return isArray(node.value.type)
      ? uses.filter((use) => !use.each).map((use) => ({ ...use, each: true }))
      : uses;
  });
}

function useIn(node: NodeOf<'column'>): readonly Use[] {
  if (!node.table || node.value.generated) return [];
  return [{ table: node.table, column: node.value.name, ...(isArray(node.value.type) && { each: true }) }];
}

function isArray(type: string): boolean {
  return type.endsWith('[]');
}
