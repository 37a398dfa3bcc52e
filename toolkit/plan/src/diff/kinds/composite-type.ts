import { type CompositeType, quoteIdentifier } from '@trellis/model';
import { attributeDefinition, createCompositeType, target } from '../../ddl/index.ts';
import type { Kind } from '../operation/index.ts';
import { currentName, renameType } from './type-name.ts';
import { usesOf } from './uses.ts';

/** Composite types: attributes are added at the end and dropped in place, any other change rebuilds the type. */
export const compositeTypeKind: Kind<'composite type'> = {
  isType: true,
  isContainer: true,
  create: (node) => createCompositeType(node.value),
  drop: (node, context) => [`DROP ${target.type(currentName(node.value, node.id, context))}`],
  alter(from, to, context) {
    const { before } = context;
    // A typed table has the attributes as its columns.
    if (before.dependentsOf('table', from.id).length > 0) return 'rebuild';
    const [was, is] = [from.value.attributes, to.value.attributes];
    const kept = was.filter((attribute) => is.some((other) => sameAttribute(attribute, other)));
    if (!kept.every((attribute, i) => is[i]?.name === attribute.name)) return 'rebuild';
    // A type without attributes in between loses the values of all columns.
    if (kept.length === 0) return 'rebuild';
    const gone = was.filter((attribute) => !kept.includes(attribute));
    if (gone.length > 0 && before.dependentsOf('column', from.id).length > 0)
      context.lose({
        object: to.id,
        what: `the values of the attributes ${gone.map(({ name }) => name).join(', ')} in its columns`,
        attributes: gone.map(({ name }) => name),
        uses: usesOf(from.id, context),
      });
    const actions = [
      ...gone.map((attribute) => `DROP ATTRIBUTE ${quoteIdentifier(attribute.name)}`),
      ...is.slice(kept.length).map((attribute) => `ADD ATTRIBUTE ${attributeDefinition(attribute)}`),
    ];
    return [`ALTER ${target.type(to.value)} ${actions.join(', ')}`];
  },
  // The attributes are the columns of what functions and views return, and expressions depend on them.
  invalidates: (from, to, dependent, { kindOf }) =>
    kindOf(dependent).placeholder !== undefined ||
    (kindOf(dependent).hasExpression?.(dependent as never) === true &&
      !from.value.attributes.every((one) => to.value.attributes.some((other) => sameAttribute(one, other)))),
  renameAside: (node, aside) => renameType(node.value, aside),
};

function sameAttribute(
  a: CompositeType['attributes'][number],
  b: CompositeType['attributes'][number],
): boolean {
  return a.name === b.name && a.type === b.type && a.collation === b.collation;
}
