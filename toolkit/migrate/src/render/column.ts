import { builtInName, type Column, parseTypeName, type QualifiedName } from '@trellis/model';
import { generatedClause, identityClause } from '@trellis/plan/internal';
import { type Call, call, quote } from './code.ts';
import { escapeBindings, isPlainComment, isPlainName, rawExpression } from './exact.ts';

/** What else is said of a column on its line. */
export interface ColumnExtras {
  /** It alone is the primary key, under Knex's (and PostgreSQL's) own name. */
  readonly primary?: boolean;
  /** It is one of the primary key's columns, which are not null anyway. */
  readonly inKey?: boolean;
  readonly comment?: string;
}

/**
 * A column as calls of Knex's table builder; nothing where they do not say it exactly.
 *
 * @param column as `CREATE TABLE` or `ADD COLUMN` says it
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
  if (extras.comment !== undefined && !isPlainComment(extras.comment)) return undefined;
  // Knex takes a question mark within a raw default for a binding, escaped or not.
  if (column.default?.includes('?')) return undefined;
  if (identity && (identity.type || identity.comment || identity.privileges)) return undefined;
  const implied = extras.inKey || identity !== undefined;
  return [
    typeCall(column, table),
    ...(extras.primary ? [call('primary')] : []),
    ...(notNull && !implied ? [call('notNullable')] : []),
    ...(column.default !== undefined && !generated ? [call('defaultTo', defaultValue(column))] : []),
    ...(extras.comment === undefined ? [] : [call('comment', quote(extras.comment))]),
  ];
}

/** The types that the builder has a method for that says exactly them. */
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
  const name = quote(column.name);
  const words = [
    written,
    ...(column.compression ? [`compression ${column.compression}`] : []),
    ...(column.collation ? [`collate ${column.collation}`] : []),
    ...(column.generated ? [generatedClause(column.generated)] : []),
    ...(column.identity ? [spelled(identityClause(column.identity, table))] : []),
  ];
  if (words.length > 1) return call('specificType', name, quote(escapeBindings(words.join(' '))));
  const base = scalarName(column.type) ?? '';
  const [first, second] = type.modifiers;
  const method = first === undefined && type.fields === undefined ? METHODS[base] : undefined;
  if (method) return call(method[0], name, ...(method[1] ? [method[1]] : []));
  if (base === 'numeric' && first && Number(second) >= 0)
    return call('decimal', name, first, second as string);
  if (base === 'character varying' && first) return call('string', name, first);
  return call('specificType', name, quote(escapeBindings(written)));
}

/** The name of one of PostgreSQL's own types; undefined for arrays and any other type. */
function scalarName(text: string): string | undefined {
  const type = parseTypeName(text);
  return type.dimensions === 0 ? builtInName(type) : undefined;
}

/** The plain form as one writes it by hand. */
function spelled(clause: string): string {
  return clause.includes('(') ? clause : clause.toLowerCase();
}

/** A default: the value itself where the builder makes of it what PostgreSQL printed, else the expression. */
function defaultValue({ type, default: expression = '' }: Column): string {
  const name = scalarName(type);
  if ((name === 'smallint' || name === 'integer') && /^\d{1,9}$/.test(expression)) return expression;
  if (name === 'boolean' && /^(true|false)$/.test(expression)) return expression;
  const text = /^'([\w .,:/-]*)'::(?:text|character varying)$/.exec(expression)?.[1];
  if (text !== undefined && (name === 'text' || name === 'character varying')) return quote(text);
  return rawExpression(expression);
}
