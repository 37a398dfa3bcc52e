import { type QualifiedName, quoteIdentifier, type RangeType } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { alterConstructors, createRangeType, multirangeOf, target } from '../../ddl/index.ts';
import type { Kind } from '../operation/index.ts';
import { likeTypes } from './likeness.ts';
import { currentName, renameType } from './type-name.ts';

/** Range types: the name and schema of the multirange type change in place; any other change rebuilds the type. */
export const rangeTypeKind: Kind<'range type'> = {
  valuesOf: ['regtype'],
  isType: true,
  likeness: ({ value: was }, { value: is }, context) => likeTypes(was.subtype, is.subtype, context),
  isContainer: true,
  order(operation, operations) {
    // The names of its constructor functions contain the name of its subtype.
    if (operation.verb === 'rename aside')
      for (const required of operation.node.requires)
        operations.order(operation, operations.get('rename aside', required), 'type');
  },
  create: (node) => createRangeType(node.value),
  drop: (node, context) => [`DROP ${target.type(currentName(node.value, node.id, context))}`],
  alter(from, to) {
    const { multirangeName: _n, multirangeSchema: _s, ...before } = from.identity as RangeType;
    const { multirangeName: _m, multirangeSchema: _t, ...after } = to.identity as RangeType;
    return same(before, after) ? moveMultirange(multirangeOf(from.value), multirangeOf(to.value)) : 'rebuild';
  },
  renameAside({ value }, context) {
    const aside = context.asideName(value);
    const multirange = multirangeOf(value);
    return [
      ...[value, multirange].map((type) => alterConstructors(type, { name: aside.name })),
      ...renameType(multirange, { schema: multirange.schema, name: `${aside.name}_m` }),
      ...renameType(value, aside),
    ];
  },
};

/** Gives a multirange type and its constructors another schema and name. */
function moveMultirange(from: QualifiedName, to: QualifiedName): string[] {
  const moved = { schema: to.schema, name: from.name };
  return [
    ...(from.schema === to.schema
      ? []
      : [
          alterConstructors(from, { schema: to.schema }),
          `ALTER ${target.type(from)} SET SCHEMA ${quoteIdentifier(to.schema)}`,
        ]),
    ...(from.name === to.name ? [] : [alterConstructors(moved, { name: to.name }), ...renameType(moved, to)]),
  ];
}
