import { escapeBindings } from '@trellis/database/internal';
import { type Column, parseTypeName, type QualifiedName } from '@trellis/model';
import { builtInName, stringLiteral } from '@trellis/model/internal';
import { generatedClause, identityClause } from '@trellis/plan/internal';
import { type Call, call } from './code.ts';
import { isPlainComment, isPlainName, rawExpression } from './exact.ts';

/** What a column's line also contains. */
export interface ColumnExtras {
  /** The column alone is the primary key, under the default name. */
  readonly primary?: boolean;
  /** The column is part of the primary key, which implies NOT NULL. */
  readonly inKey?: boolean;
  readonly comment?: string;
}

/**
 * A column as calls of Knex's table builder; `undefined` where the builder cannot express it exactly.
 *
 * @param column the column as `CREATE TABLE` or `ADD COLUMN` defines it
 * @param table its table
 */
export function columnCalls(
  column: Column,
  table: QualifiedName,
  extras: ColumnExtras = {},
): readonly Call[] | undefined {
  const { name, identity, generated, notNull } = column;
  if (!isPlainName(name) || column.notNullConstraint || column.local === false) return undefined;
  if (column.storage || column.statisticsTarget !== undefined || column.options || column.privileges)
    return undefined;
  if (column.foreignOptions) return undefined;
  if (extras.comment !== undefined && !isPlainComment(extras.comment)) return undefined;
  // Knex reads a question mark in a raw default as a binding, escaped or not.
  if (column.default?.includes('?')) return undefined;
  if (identity && (identity.type || identity.comment || identity.privileges)) return undefined;
  const implied = extras.inKey || identity !== undefined;
  return [
    typeCall(column, table),
    ...(extras.primary ? [call('primary')] : []),
    ...(notNull && !implied ? [call('notNullable')] : []),
    ...(column.default !== undefined && !generated ? [call('defaultTo', defaultValue(column))] : []),
    ...(extras.comment === undefined ? [] : [call('comment', stringLiteral(extras.comment))]),
  ];
}

/** The types for which the builder has an exact method. */
const METHODS: Readonly<
  Record<string, readonly [method: string, argument?: Readonly<Record<string, string>>]>
> = {
  smallint: ['smallint'],
  integer: ['integer'],
  bigint: ['bigInteger'],
  real: ['float'],
  'double precision': ['double'],
  boolean: ['boolean'],
  text: ['text'],
  uuid: ['uuid'],
  date: ['date'],
  json: ['json'],
  jsonb: ['jsonb'],
  bytea: ['binary'],
  'timestamp with time zone': ['timestamp', { useTz: 'true' }],
  'timestamp without time zone': ['timestamp', { useTz: 'false' }],
};

function typeCall(column: Column, table: QualifiedName): Call {
  const type = parseTypeName(column.type);
  const written =
    builtInName(type) === 'character varying'
      ? `varchar${column.type.slice('character varying'.length)}`
      : column.type;
  const name = stringLiteral(column.name);
  const words = [
    written,
    ...(column.compression ? [`compression ${column.compression}`] : []),
    ...(column.collation ? [`collate ${column.collation}`] : []),
    ...(column.generated ? [generatedClause(column.generated)] : []),
    ...(column.identity ? [spelled(identityClause(column.identity, table))] : []),
  ];
  if (words.length > 1) return call('specificType', name, stringLiteral(escapeBindings(words.join(' '))));
  const base = scalarName(column.type) ?? '';
  const [first, second] = type.modifiers;
  const method = first === undefined && type.fields === undefined ? METHODS[base] : undefined;
  if (method) return call(method[0], name, ...(method[1] ? [method[1]] : []));
  if (base === 'numeric' && first && Number(second) >= 0)
    return call('decimal', name, first, second as string);
  if (base === 'character varying' && first) return call('string', name, first);
  return call('specificType', name, stringLiteral(escapeBindings(written)));
}

/** The name of one of PostgreSQL's own types; undefined for arrays and any other type. */
function scalarName(text: string): string | undefined {
  const type = parseTypeName(text);
  return type.dimensions === 0 ? builtInName(type) : undefined;
}

/** The form that a person would write. */
function spelled(clause: string): string {
  return clause.includes('(') ? clause : clause.toLowerCase();
}

/** A default: the value itself where the builder prints it as PostgreSQL does, else the expression. */
function defaultValue({ type, default: expression = '' }: Column): string {
  const name = scalarName(type);
  if ((name === 'smallint' || name === 'integer') && /^\d{1,9}$/.test(expression)) return expression;
  if (name === 'boolean' && /^(true|false)$/.test(expression)) return expression;
  const text = /^'([\w .,:/-]*)'::(?:text|character varying)$/.exec(expression)?.[1];
  if (text !== undefined && (name === 'text' || name === 'character varying')) return stringLiteral(text);
  return rawExpression(expression);
}
