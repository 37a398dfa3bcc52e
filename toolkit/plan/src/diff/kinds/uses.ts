import { parseTypeName, type QualifiedName } from '@trellis/model';
import { isTypeNamed } from '@trellis/model/internal';
import { multirangeOf } from '../../ddl/index.ts';
import type { Use, UseStep } from '../change/index.ts';
import type { PlanContext } from '../operation/index.ts';

/**
 * The columns whose values contain values of a type: of the type itself, or of a domain, array, composite type, row type
 * or range that contains it.
 *
 * @param id the type, or the table whose row type is meant
 * @param type the name by which values have the type. Default: that of the node; a range type has a multirange type too
 */
export function usesOf(
  id: string,
  context: PlanContext,
  type = context.before.nodes.get(id)?.value as QualifiedName | undefined,
): readonly Use[] {
  if (type === undefined) return [];
  const dependents = context.before.dependents.get(id) ?? [];
  return [...dependents].flatMap((dependent) => usesBy(dependent, type, context));
}

/** The uses of a type by one of its dependents. */
function usesBy(id: string, type: QualifiedName, context: PlanContext): readonly Use[] {
  const { before } = context;
  const isOfType = (text: string) => isTypeNamed(parseTypeName(text), type);
  const column = before.find('column', id);
  if (column?.table && isOfType(column.value.type)) {
    const own = column.value.generated ? [] : [{ table: column.table, column: column.value.name }];
    return [...own, ...within(column.value.name, usesOf(column.parent ?? '', context))];
  }
  const domain = before.find('domain', id);
  if (domain && isOfType(domain.value.type)) return usesOf(id, context);
  const composite = before.find('composite type', id);
  if (composite) {
    const uses = usesOf(id, context);
    const attributes = composite.value.attributes.filter((attribute) => isOfType(attribute.type));
    return attributes.flatMap(({ name }) => within(name, uses));
  }
  const range = before.find('range type', id);
  if (range && isOfType(range.value.subtype)) {
    const { schema, name } = range.value;
    const multirange = multirangeOf(range.value);
    return [
      ...within({ range: { schema, name } }, usesOf(id, context)),
      ...within({ multirange }, usesOf(id, context, multirange)),
    ];
  }
  return [];
}

/** Uses of a whole, as uses of what one step leads to. */
function within(step: UseStep, uses: readonly Use[]): readonly Use[] {
  return uses.map((use) => ({ ...use, path: [...(use.path ?? []), step] }));
}
