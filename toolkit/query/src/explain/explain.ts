import { type SchemaDescriptor, tableKey } from '@trellis/model';
import { type Rule, type RuleKind, rulesOf } from './rules.ts';

/** A schema that says, to the compiler alone, which rules it has. */
export type WithRules<R extends string> = SchemaDescriptor & { readonly $rule?: R };

/** Which rule of the schema an error is about. */
export interface Explanation<R extends string = string> {
  /** The constraint's name. */
  readonly rule: R;
  readonly kind: RuleKind;
  /** The table that has the rule, by its key in the schema. */
  readonly table: string;
  readonly columns: readonly string[];
  /** What the rule asks for, in the author's sentence where there is one. */
  readonly message: string;
}

/** The fields of a PostgreSQL error that tell which rule it is about. */
interface PostgresError {
  readonly code?: unknown;
  readonly schema?: unknown;
  readonly table?: unknown;
  readonly column?: unknown;
  readonly constraint?: unknown;
  readonly cause?: unknown;
}

const KINDS: Readonly<Record<string, readonly RuleKind[]>> = {
  '23502': ['not null'],
  // `restrict` has a code of its own since PostgreSQL 18.
  '23001': ['foreign key'],
  '23503': ['foreign key'],
  '23505': ['primary key', 'unique'],
  '23514': ['check'],
  '23P01': ['exclusion'],
};

const known = new WeakMap<SchemaDescriptor, readonly Rule[]>();

/**
 * Tells which rule of the schema a PostgreSQL error is about, whatever language the server speaks.
 *
 * @param schema the schema
 * @param error what was caught, as `pg` or Knex threw it, or an error with that as its `cause`
 * @returns the rule; undefined when the error is not about a rule of the schema
 * @example
 * const why = explain(shop, error);
 * if (why?.rule === 'tags_name_key') reply.code(409).send({ title: why.message });
 */
export function explain<R extends string = string>(
  schema: WithRules<R>,
  error: unknown,
): Explanation<R> | undefined {
  const seen = new Set<unknown>();
  for (let cause = error; typeof cause === 'object' && cause !== null && !seen.has(cause); ) {
    seen.add(cause);
    const postgres: PostgresError = cause;
    const kinds = typeof postgres.code === 'string' ? KINDS[postgres.code] : undefined;
    if (kinds) return explained(schema, postgres, kinds) as Explanation<R> | undefined;
    cause = postgres.cause;
  }
  return undefined;
}

function explained(
  schema: SchemaDescriptor,
  error: PostgresError,
  kinds: readonly RuleKind[],
): Explanation | undefined {
  const rules = known.get(schema) ?? rulesOf(schema);
  known.set(schema, rules);
  const fit = rules.filter(
    ({ name, kind, columns }) =>
      kinds.includes(kind) && (kind === 'not null' ? columns[0] === error.column : name === error.constraint),
  );
  const key =
    typeof error.table === 'string'
      ? tableKey({ schema: String(error.schema), name: error.table })
      : undefined;
  // A partition tells its own name; the constraint is its parent's, found by name when only one has it.
  const rule = fit.find(({ table }) => table === key) ?? (fit.length === 1 ? fit[0] : undefined);
  if (rule === undefined) return undefined;
  const { name, ...rest } = rule;
  return { rule: name, ...rest };
}
