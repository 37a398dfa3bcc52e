import type { Column, Identity } from '../model/index.ts';
import { sqlLiteral } from '../names/index.ts';
import type { ColumnDescriptor } from './column.ts';
import { comment } from './documented.ts';

/** Converts a column descriptor to the Model, with the type as written. A column of a primary key is NOT NULL. */
export function columnToModel(name: string, column: ColumnDescriptor, inPrimaryKey: boolean): Column {
  const {
    type,
    nullable,
    identity,
    generated,
    collation,
    storage,
    compression,
    statisticsTarget,
    options,
    foreignOptions,
    privileges,
    notNullConstraint,
    local,
    renamedFrom,
    using,
    backfill,
  } = column;
  const expression = column.default === undefined ? undefined : literal(column.default);
  const filled = backfill === undefined ? undefined : literal(backfill);
  return {
    name,
    type,
    ...((!nullable || inPrimaryKey) && { notNull: true as const }),
    ...comment(column.doc),
    ...(expression !== undefined && { default: expression }),
    ...(identity !== undefined && {
      identity: (typeof identity === 'string' ? { generation: identity } : identity) satisfies Identity,
    }),
    ...(generated && { generated: { expression: generated.sql, kind: generated.kind ?? 'stored' } }),
    ...(collation !== undefined && { collation }),
    ...(storage && { storage }),
    ...(compression && { compression }),
    ...(statisticsTarget !== undefined && { statisticsTarget }),
    ...(options && { options }),
    ...(foreignOptions && { foreignOptions }),
    ...(privileges && { privileges }),
    ...(notNullConstraint && { notNullConstraint }),
    ...(local === false && { local }),
    ...(renamedFrom !== undefined && { renamedFrom }),
    ...(using !== undefined && { using }),
    ...(filled !== undefined && { backfill: filled }),
  };
}

/** Returns a default or backfill as SQL: the text of `{ sql }`, or any other value as a literal. `null` means no default. */
function literal(value: NonNullable<ColumnDescriptor['default']> | null): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'object') return value.sql;
  return typeof value === 'string' ? sqlLiteral(value) : String(value);
}
