import { parseTypeName, type QualifiedName } from '@trellis/model';
import { isTypeNamed } from '@trellis/model/internal';
import type { Use } from '../change/index.ts';
import type { PlanContext } from '../operation/index.ts';

/**
 * The columns whose values contain values of a type: of the type itself, or of a domain, array, composite type or row
 * type that contains it.
 *
 * @param id the type, or the table whose row type is meant
 * @returns undefined if values of the type are the bounds of ranges, in which nothing can be counted
 */
export function usesOf(id: string, context: PlanContext): readonly Use[] | undefined {
  const { nodes, dependents } = context.before;
  const type = nodes.get(id)?.value as QualifiedName | undefined;
  if (type === undefined) return [];
  return flattened([...(dependents.get(id) ?? [])].map((dependent) => usesBy(dependent, type, context)));
}

/** The uses of a type by one of its dependents. */
function usesBy(id: string, type: QualifiedName, context: PlanContext): readonly Use[] | undefined {
  const { before } = context;
  const isOfType = (text: string) => isTypeNamed(parseTypeName(text), type);
  const column = before.find('column', id);
  if (column?.table && isOfType(column.value.type)) {
    const own = column.value.generated ? [] : [{ table: column.table, column: column.value.name }];
    return flattened([own, within(column.value.name, usesOf(column.parent ?? '', context))]);
  }
  const domain = before.find('domain', id);
  if (domain && isOfType(domain.value.type)) return usesOf(id, context);
  const composite = before.find('composite type', id);
  if (composite) {
    const uses = usesOf(id, context);
    const attributes = composite.value.attributes.filter((attribute) => isOfType(attribute.type));
    return flattened(attributes.map(({ name }) => within(name, uses)));
  }
  // Of a range, the text is all that there is.
  if (before.find('range type', id)) return usesOf(id, context)?.length === 0 ? [] : undefined;
  return [];
}

/** Uses of a whole, as uses of one of its attributes. */
function within(attribute: string, uses: readonly Use[] | undefined): readonly Use[] | undefined {
  return uses?.map((use) => ({ ...use, path: [...(use.path ?? []), attribute] }));
}

function flattened(lists: readonly (readonly Use[] | undefined)[]): readonly Use[] | undefined {
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
}
