import {
  type ConstraintKind,
  type ConstraintRule,
  constraintRulesOf,
  type SchemaDescriptor,
  tableKey,
  toModel,
} from '@trellis/model';
import { DEFAULT_SCHEMA } from '../search-path/index.ts';
import { type ForeignKeyProblem, foreignKeyProblem } from './foreign-key-problem.ts';

/**
 * A schema whose type lists the names of its constraints. The property exists only for the compiler.
 *
 * @example
 * ```ts
 * import { defineSchema, integer, table } from '@trellis/model';
 * import type { WithRules } from '@trellis/query';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }) } });
 *
 * export const shop: WithRules<'tags_pkey'> = defineSchema({ name: 'shop', tables: { tags } });
 * ```
 */
export type WithRules<R extends string> = SchemaDescriptor & { readonly $rule?: R };

/**
 * The rule of the schema that a PostgreSQL error is about.
 *
 * @example
 * ```ts
 * import type { Explanation } from '@trellis/query';
 *
 * export const problem = ({ rule, columns, message }: Explanation) => ({ title: message, rule, columns });
 * ```
 */
export interface Explanation<R extends string = string> {
  /** Name of the constraint. */
  readonly rule: R;
  readonly kind: ConstraintKind;
  /** Key of the table in the schema. */
  readonly table: string;
  readonly columns: readonly string[];
  /** What the rule requires: the author's sentence, or a generated one. */
  readonly message: string;
  /** Which side of a foreign key the statement would have broken; undefined for other rules. */
  readonly problem?: ForeignKeyProblem;
}

/** The fields of a PostgreSQL error that identify a constraint. */
interface PostgresError {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly schema?: unknown;
  readonly table?: unknown;
  readonly dataType?: unknown;
  readonly column?: unknown;
  readonly constraint?: unknown;
  readonly cause?: unknown;
}

const KINDS: Readonly<Record<string, readonly ConstraintKind[]>> = {
  '23502': ['not null'],
  // Since PostgreSQL 18, `restrict` has a code of its own.
  '23001': ['foreign key'],
  '23503': ['foreign key'],
  '23505': ['primary key', 'unique'],
  '23514': ['check', 'trigger'],
  '23P01': ['exclusion'],
};

/** The rules of a schema. */
interface Rules {
  readonly all: readonly ConstraintRule[];
  /** Keys of the partitioned tables. */
  readonly partitioned: ReadonlySet<string>;
}

const cache = new WeakMap<SchemaDescriptor, Rules>();

function rulesOf(schema: SchemaDescriptor): Rules {
  const cached = cache.get(schema);
  if (cached) return cached;
  const model = toModel(schema);
  const partitioned = model.tables.filter(({ partitionBy }) => partitionBy !== undefined).map(tableKey);
  const rules = { all: constraintRulesOf(model), partitioned: new Set(partitioned) };
  cache.set(schema, rules);
  return rules;
}

/**
 * Finds the rule of the schema that a PostgreSQL error is about, for any `lc_messages`.
 *
 * A foreign key is broken from either side, and `problem` tells the two apart: a row refers to a row that is `missing`
 * (a service answers 422), or a row is deleted or changed that is still `in use` (409).
 *
 * @param schema a schema returned by `defineSchema`
 * @param error a caught error from `pg` or Knex, or an error that has one as its `cause`
 * @returns the rule; undefined if the error is not about a rule of the schema
 * @example
 * ```ts
 * import { defineSchema, integer, table, text } from '@trellis/model';
 * import { explain } from '@trellis/query';
 *
 * const tags = table('tags', {
 *   columns: { tag_id: integer({ primaryKey: true }), name: text({ unique: true }) },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 *
 * export const titleOf = (error: unknown): string | undefined => explain(shop, error)?.message;
 * export const statusOf = (error: unknown): number => (explain(shop, error)?.problem === 'in use' ? 409 : 422);
 * ```
 */
export function explain<R extends string = string>(
  schema: WithRules<R>,
  error: unknown,
): Explanation<R> | undefined {
  const seen = new Set<unknown>();
  for (let cause = error; typeof cause === 'object' && cause !== null && !seen.has(cause); ) {
    seen.add(cause);
    const postgresError: PostgresError = cause;
    const kinds = typeof postgresError.code === 'string' ? KINDS[postgresError.code] : undefined;
    if (kinds) return explanationOf(schema, postgresError, kinds) as Explanation<R> | undefined;
    cause = postgresError.cause;
  }
  return undefined;
}

function explanationOf(
  schema: SchemaDescriptor,
  error: PostgresError,
  kinds: readonly ConstraintKind[],
): Explanation | undefined {
  const { all, partitioned } = rulesOf(schema);
  const candidates = all.filter(
    ({ name, kind, columns }) =>
      kinds.includes(kind) && (kind === 'not null' ? columns[0] === error.column : name === error.constraint),
  );
  const rule = ruleOf(error, candidates, partitioned);
  if (rule === undefined) return undefined;
  const { name, inUse, ...rest } = rule;
  if (inUse === undefined) return { rule: name, ...rest };
  const problem = foreignKeyProblem(error);
  const message = problem === 'in use' ? inUse : rest.message;
  return { rule: name, ...rest, message, ...(problem && { problem }) };
}

/**
 * Finds the rule of the table or domain that an error names. The search path finds one of `public` in any schema. An
 * error in a partition names the partition, and the constraint is that of a partitioned table. An error of a trigger can
 * name the constraint alone.
 */
function ruleOf(
  { schema, table, dataType }: PostgresError,
  candidates: readonly ConstraintRule[],
  partitioned: ReadonlySet<string>,
): ConstraintRule | undefined {
  const only = (rules: readonly ConstraintRule[]) => (rules.length === 1 ? rules[0] : undefined);
  const name = table ?? dataType;
  if (typeof name !== 'string') return only(candidates);
  const of = (key: string) => candidates.find((rule) => rule.table === key);
  return (
    of(tableKey({ schema: String(schema), name })) ??
    of(tableKey({ schema: DEFAULT_SCHEMA, name })) ??
    (table === undefined ? undefined : only(candidates.filter((rule) => partitioned.has(rule.table))))
  );
}
