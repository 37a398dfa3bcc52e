import {
  type ColumnDescriptor,
  elementType,
  type Model,
  parseTypeName,
  printTypeName,
  type Table,
} from '@trellis/model';
import { isTypeNamed } from '@trellis/model/internal';
import { defaultValue } from './default-value.ts';

/**
 * The descriptor of a column.
 *
 * @param constraints the keys and constraints that are declared on the column
 * @param inKey whether the column is in the primary key, and so is NOT NULL
 */
export function columnOf(
  model: Model,
  column: Table['columns'][number],
  constraints: Partial<ColumnDescriptor>,
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
    backfill: _b,
    renamedFrom: _r,
    ...rest
  } = column;
  const short = identity && Object.keys(identity).length === 1 ? identity.generation : identity;
  const values = enumValues(model, type);
  return {
    type: enumName(model, type),
    ...(values && { values }),
    ...(short && { identity: short }),
    ...constraints,
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

/** The values of an enum, also of arrays of it; undefined for another type. */
function enumValues({ enums }: Model, type: string): readonly string[] | undefined {
  const parsed = parseTypeName(type);
  const element = parsed.dimensions > 0 ? elementType(parsed) : parsed;
  return enums.find((one) => isTypeNamed(element, one))?.values;
}

/** The name of a type, unqualified for an enum of `public`. */
function enumName({ enums }: Model, type: string): string {
  const { schema, ...unqualified } = parseTypeName(type);
  if (schema !== 'public') return type;
  const bare = printTypeName(unqualified);
  // A bare name may mean a built-in type of PostgreSQL instead.
  return enums.some((one) => one.schema === 'public' && isTypeNamed(parseTypeName(bare), one)) ? bare : type;
}
