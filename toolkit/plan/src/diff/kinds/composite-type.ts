import { quoteIdentifier } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { attributeDefinition, createCompositeType, target } from '../../ddl/index.ts';
import { elementConversion, roundsOff } from '../casts/index.ts';
import type { NodeOf } from '../node/index.ts';
import type { Kind, PlanContext } from '../operation/index.ts';
import { attributeMembers, likeCompositeTypes } from './likeness-of-types.ts';
import { currentName, renameType } from './type-name.ts';
import { usesOf } from './uses.ts';

/** Composite types: attributes are added at the end and dropped in place, any other change rebuilds the type. */
export const compositeTypeKind: Kind<'composite type'> = {
  valuesOf: ['regclass', 'regtype'],
  isType: true,
  likeness: likeCompositeTypes,
  ...attributeMembers,
  isContainer: true,
  create: (node) => createCompositeType(node.value),
  drop: (node, context) => [`DROP ${target.type(currentName(node.value, node.id, context))}`],
  alter(from, to, context) {
    const { before } = context;
    const [was, is] = [from.value.attributes, to.value.attributes];
    reportLostAttributes(from, to, context);
    // A typed table has the attributes as its columns.
    if (before.dependentsOf('table', from.id).length > 0) return 'rebuild';
    const kept = was.filter((attribute) => is.some((other) => same(attribute, other)));
    if (!kept.every((attribute, i) => is[i]?.name === attribute.name)) return 'rebuild';
    // A type without attributes in between loses the values of all columns.
    if (kept.length === 0) return 'rebuild';
    const gone = was.filter((attribute) => !kept.includes(attribute));
    // An attribute that is dropped and added with another type loses its values; a rebuild converts them.
    if (gone.some(({ name }) => is.some((other) => other.name === name))) return 'rebuild';
    const actions = [
      ...gone.map((attribute) => `DROP ATTRIBUTE ${quoteIdentifier(attribute.name)}`),
      ...is.slice(kept.length).map((attribute) => `ADD ATTRIBUTE ${attributeDefinition(attribute)}`),
    ];
    return [`ALTER ${target.type(to.value)} ${actions.join(', ')}`];
  },
  // The attributes are the columns of what functions and views return, and expressions depend on them.
  invalidates: (from, to, dependent, { kindOf }) =>
    dependent.kind === 'view' ||
    (kindOf(dependent).hasExpression?.(dependent) === true &&
      !from.value.attributes.every((one) => to.value.attributes.some((other) => same(one, other)))),
  renameAside: (node, context) => renameType(node.value, context.asideName(node.value)),
};

/** Reports the attributes whose values are dropped, or lose digits when they are converted. */
function reportLostAttributes(
  from: NodeOf<'composite type'>,
  to: NodeOf<'composite type'>,
  context: PlanContext,
): void {
  const now = new Map(to.value.attributes.map(({ name, type }) => [name, type]));
  const lost = from.value.attributes.filter(({ name, type }) => {
    const other = now.get(name);
    return other === undefined || (other !== type && roundsOff(type, other));
  });
  if (lost.length === 0) return;
  const uses = usesOf(from.id, context);
  if (uses.length === 0) return;
  const names = lost.map(({ name }) => name);
  const kept = lost.flatMap(({ name, type }) => {
    const other = now.get(name);
    return other === undefined ? [] : [[name, elementConversion(type, other, 'text')] as const];
  });
  context.lose({
    object: to.id,
    what: `the values of the attributes ${names.join(', ')} in its columns`,
    attributes: names,
    ...(kept.length > 0 && { conversions: Object.fromEntries(kept) }),
    uses,
  });
}
