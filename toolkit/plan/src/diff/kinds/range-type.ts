import { quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { createRangeType, target } from '../../ddl/index.ts';
import type { Kind } from '../operation/index.ts';
import { likeTypes } from './likeness.ts';
import { currentName, renameType } from './type-name.ts';

/** Range types: any change rebuilds the type. */
export const rangeTypeKind: Kind<'range type'> = {
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
  alter: () => 'rebuild',
  renameAside(node, context) {
    const aside = context.asideName(node.value);
    const multirange = node.value.multirangeName;
    const name = multirange ?? defaultMultirangeName(node.value.name);
    const { schema, subtype } = node.value;
    const [range, ranges] = [qualifiedName(node.value), qualifiedName({ schema, name })];
    // The constructor functions have its name, and RENAME does not rename them.
    const makers = [
      `${range}(${subtype}, ${subtype})`,
      `${range}(${subtype}, ${subtype}, text)`,
      `${ranges}()`,
      `${ranges}(${range})`,
      `${ranges}(VARIADIC ${range}[])`,
    ];
    return [
      ...makers.map((maker) => `ALTER FUNCTION ${maker} RENAME TO ${quoteIdentifier(aside.name)}`),
      ...renameType({ ...node.value, name }, { schema: aside.schema, name: `${aside.name}_m` }),
      ...renameType(node.value, aside),
    ];
  },
};

/** The name that PostgreSQL generates for the multirange type of a range type. */
function defaultMultirangeName(name: string): string {
  const at = name.indexOf('range');
  return at < 0 ? `${name}_multirange` : `${name.slice(0, at)}multi${name.slice(at)}`;
}
