import { isArrayType } from '../casts/index.ts';
import type { Use } from '../change/index.ts';
import type { NodeOf } from '../node/index.ts';
import type { PlanContext } from '../operation/index.ts';

/**
 * The columns of a type, of a domain of it, or of an array of these: where it can be counted which rows use a value of
 * the type.
 *
 * @returns `undefined` if values of the type are inside other types or row types: a count would be too small
 */
export function usesOf(type: string, context: PlanContext): readonly Use[] | undefined {
  const uses: Use[] = [];
  for (const id of context.before.dependents.get(type) ?? []) {
    const found = usesBy(id, context);
    if (found === undefined) return undefined;
    uses.push(...found);
  }
  return uses;
}

function usesBy(id: string, context: PlanContext): readonly Use[] | undefined {
  const { before, kindOf } = context;
  const column = before.find('column', id);
  if (column) return isOfRowType(column, context) ? undefined : useIn(column);
  const domain = before.find('domain', id);
  if (!domain) {
    const node = before.nodes.get(id);
    return node && kindOf(node).isType ? undefined : [];
  }
  const uses = usesOf(id, context);
  if (!isArrayType(domain.value.type)) return uses;
  return uses?.some(({ each }) => each) ? undefined : uses?.map((use) => ({ ...use, each: true }));
}

/** Whether another column has the row type of the table of a column. */
function isOfRowType({ parent = '' }: NodeOf<'column'>, { before, kindOf }: PlanContext): boolean {
  return [...(before.dependents.get(parent) ?? [])].some((id) => {
    const user = before.nodes.get(id);
    return (
      user !== undefined && (kindOf(user).isType || (user.position !== undefined && user.parent !== parent))
    );
  });
}

function useIn(node: NodeOf<'column'>): readonly Use[] {
  if (!node.table || node.value.generated) return [];
  return [
    { table: node.table, column: node.value.name, ...(isArrayType(node.value.type) && { each: true }) },
  ];
}
