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

const cache = new WeakMap<SchemaDescriptor, readonly ConstraintRule[]>();

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
  const rules = cache.get(schema) ?? constraintRulesOf(toModel(schema));
  cache.set(schema, rules);
  const candidates = rules.filter(
    ({ name, kind, columns }) =>
      kinds.includes(kind) && (kind === 'not null' ? columns[0] === error.column : name === error.constraint),
  );
  const rule = ruleOf(error, candidates);
  if (rule === undefined) return undefined;
  const { name, inUse, ...rest } = rule;
  if (inUse === undefined) return { rule: name, ...rest };
  const problem = foreignKeyProblem(error);
  const message = problem === 'in use' ? inUse : rest.message;
  return { rule: name, ...rest, message, ...(problem && { problem }) };
}

/**
 * Finds the rule of the table of an error. The search path finds a table of `public` in any schema. An error in a
 * partition names the partition: the constraint belongs to its parent, and is found if its name is unique.
 */
function ruleOf(
  { schema, table }: PostgresError,
  candidates: readonly ConstraintRule[],
): ConstraintRule | undefined {
  const of = (key: string) => candidates.find((rule) => rule.table === key);
  const named = typeof table !== 'string' ? undefined : of(tableKey({ schema: String(schema), name: table }));
  const byPath =
    typeof table !== 'string' ? undefined : of(tableKey({ schema: DEFAULT_SCHEMA, name: table }));
  return named ?? byPath ?? (candidates.length === 1 ? candidates[0] : undefined);
}
