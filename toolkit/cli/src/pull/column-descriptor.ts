import {
  type ColumnDescriptor,
  isTypeNamed,
  type Model,
  parseTypeName,
  printTypeName,
  type Table,
} from '@trellis/model';
import { defaultValue } from './default-value.ts';

/**
 * The descriptor of a column.
 *
 * @param said what its table's keys and constraints come to that are declared in it
 * @param inKey whether it is in the primary key, and so never null
 */
export function columnOf(
  model: Model,
  column: Table['columns'][number],
  said: Partial<ColumnDescriptor>,
  inKey: boolean,
): ColumnDescriptor {
  const {
    name: _,
    type,
    notNull,
    default: expression,
    identity,
    generated,
    comment,
    using: _u,
    renamedFrom: _r,
    ...rest
  } = column;
  const short = identity && Object.keys(identity).length === 1 ? identity.generation : identity;
  return {
    type: enumName(model, type),
    ...(short && { identity: short }),
    ...said,
    ...(!notNull && !inKey && { nullable: true }),
    ...(expression !== undefined && { default: defaultValue(expression, type) }),
    ...(generated && {
      generated: {
        sql: generated.expression,
        ...(generated.kind === 'virtual' && { kind: 'virtual' as const }),
      },
    }),
    ...rest,
    ...(comment !== undefined && { doc: comment }),
  };
}

/** An enum of `public` goes by its bare name. */
function enumName({ enums }: Model, type: string): string {
  const { schema, ...unqualified } = parseTypeName(type);
  if (schema !== 'public') return type;
  const bare = printTypeName(unqualified);
  // Without its schema, the name of one of PostgreSQL's own types is that type.
  return enums.some((one) => one.schema === 'public' && isTypeNamed(parseTypeName(bare), one)) ? bare : type;
}
