import type { Check, Domain } from '../model/index.ts';
import { builtInName, parseTypeName, printTypeName, type TypeName } from '../type-name/index.ts';
import type { ColumnDescriptor, ColumnOptions } from './column.ts';
import type { Exactly, Typed } from './column-types.ts';
import type { InSchema } from './declared.ts';
import { documented } from './documented.ts';
import { constraintName, type NamingConvention } from './naming.ts';
import type { CheckDescriptor } from './table.ts';

/** The format of a domain's values. Validators check it in every column of the domain, the database does not. */
type Format = Pick<ColumnOptions, 'format' | 'pattern' | 'minLength' | 'maxLength' | 'minimum' | 'maximum'>;

/** The options of {@link domain}. */
export interface DomainOptions
  extends Omit<Domain, 'name' | 'schema' | 'type' | 'comment' | 'checks'>,
    InSchema,
    Format {
  /** Each without a name has one by the naming convention: `amount_check`. */
  readonly checks?: readonly CheckDescriptor[];
}

/** A declared domain with values of type `T`. It is plain data that can be converted to JSON and back. */
export interface DomainDescriptor<T = unknown, N extends string = string> extends DomainOptions {
  readonly name: N;
  /** The base type as SQL. */
  readonly type: string;
  /** The TypeScript type of the domain's values. Never set at run time. */
  readonly $type?: T;
}

/**
 * Declares a domain: a type with a name and rules of its own.
 *
 * @param name its name in PostgreSQL
 * @param base a column of its base type
 * @param options its checks and properties
 * @returns the descriptor, for `domains` of `defineSchema`
 * @example
 * import { domain, numeric } from '@trellis/model';
 *
 * export const amount = domain('amount', numeric(14, 2), {
 *   checks: [{ expression: 'value >= 0', doc: 'An amount is not negative.' }],
 *   minimum: 0,
 * });
 */
export function domain<const N extends string, C extends { readonly type: string; readonly $type?: unknown }>(
  name: N,
  base: C,
  options: DomainOptions = {},
): DomainDescriptor<Exclude<C['$type'], undefined>, N> {
  return { name, type: base.type, ...options };
}

/**
 * A column of a domain. Its values have the TypeScript type of the domain's base type.
 *
 * @example
 * import { domain, inDomain, numeric, table } from '@trellis/model';
 *
 * const amount = domain('amount', numeric(14, 2));
 * table('prices', { columns: { price: inDomain(amount, { doc: 'Unit price.' }) } });
 */
export function inDomain<T, const N extends string, const O extends ColumnOptions = Record<never, never>>(
  of: DomainDescriptor<T, N>,
  options?: Exactly<O>,
): Typed<N, T, O> {
  return { type: typeText(of), ...options } as ColumnDescriptor as Typed<N, T, O>;
}

/** The name of a domain as a column's type. One with the name of a built-in type is found by its schema only. */
function typeText({ schema = 'public', name }: DomainDescriptor): string {
  const own: TypeName = { name, modifiers: [], dimensions: 0 };
  const isFound = schema === 'public' && builtInName(parseTypeName(printTypeName(own))) === undefined;
  return printTypeName(isFound ? own : { ...own, schema });
}

/** Converts a domain descriptor to the Model, and generates missing names. Programs use its format, PostgreSQL does not. */
export function domainToModel(declared: DomainDescriptor, convention?: NamingConvention): Domain {
  const {
    checks = [],
    schema = 'public',
    format: _f,
    pattern: _p,
    minLength: _l,
    maxLength: _m,
    minimum: _n,
    maximum: _x,
    ...rest
  } = declared;
  const authored = checks.flatMap((check) =>
    typeof check === 'string' || check.name === undefined ? [] : [check.name],
  );
  const taken = new Set(authored);
  const nameOf = () => constraintName({ kind: 'ck', table: declared.name, columns: [] }, taken, convention);
  return {
    ...documented(rest),
    schema,
    checks: checks.map((check): Check => {
      if (typeof check === 'string') return { name: nameOf(), expression: check };
      return { ...documented(check), name: check.name ?? nameOf() };
    }),
  };
}
