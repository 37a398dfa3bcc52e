import { bound, type Fragment, fragment, joined, keyTable } from '../statement/index.ts';
import { printArray } from '../value/array-literal.ts';
import { type Codec, writable } from '../value/codec.ts';
import { conditions, orderBy, orderTerms, page } from './clauses.ts';
import type { Plan, PlanRelation } from './plan.ts';
import type { Shape } from './reader.ts';
import { aliases, selectList, sourceOf } from './select.ts';

/** A statement and what its cells are. */
export interface Statement extends Fragment {
  readonly shape: Shape;
}

/** A statement whose rows belong to keys. */
export interface KeyedStatement extends Statement {
  /** The cell that tells the key: its text, or its place in the list of keys, from one. */
  readonly key: number;
  readonly by: 'text' | 'place';
}

/** The statement for the rows at the root. */
export function rootStatement(plan: Plan): Statement {
  const next = aliases();
  const alias = next();
  const { shape, cells } = selectList(plan, alias, next);
  const where = conditions([], plan.where, alias);
  const from = `${plan.table.sql} as ${alias}`;
  return {
    shape,
    ...fragment`select ${joined(cells, ', ')} from ${from} where ${where}${orderBy(plan, alias)}${page(plan)}`,
  };
}

/**
 * The statement for the rows that a relationship leads to from many rows at once.
 *
 * @param relation the relationship, of the `selectin` strategy
 * @param keys the distinct keys of the rows that lead there, as texts
 */
export function relatedStatement(
  relation: PlanRelation,
  keys: readonly (readonly string[])[],
): KeyedStatement {
  if (relation.plan.limit !== undefined || relation.plan.offset !== undefined) return paged(relation, keys);
  return simple(relation) ? byText(relation, keys) : byPlace(relation, keys);
}

/** One column, of a type whose texts are equal when the values are. */
function simple({ to }: PlanRelation): boolean {
  return (
    to.keys.length === 1 &&
    to.keys.every(({ here, there }) => here.family !== undefined && here.family === there.family)
  );
}

function byText(relation: PlanRelation, keys: readonly (readonly string[])[]): KeyedStatement {
  const { plan } = relation;
  const next = aliases();
  const source = sourceOf(relation, next);
  const { shape, cells } = selectList(plan, source.alias, next);
  const column = source.on[0]?.[1] ?? '';
  const among = bound(`${column} = any(?)`, [printArray(keys.map(([key]) => key ?? null))]);
  const where = fragment`${among} and ${conditions([], plan.where, source.alias)}`;
  return {
    shape,
    key: cells.length,
    by: 'text',
    ...fragment`select ${joined([...cells, bound(column, [])], ', ')} from ${source.sql} where ${where}${orderBy(plan, source.alias)}`,
  };
}

/** PostgreSQL itself says which key a row belongs to. */
function byPlace(relation: PlanRelation, keys: readonly (readonly string[])[]): KeyedStatement {
  const { plan } = relation;
  const next = aliases();
  const source = sourceOf(relation, next);
  const { shape, cells } = selectList(plan, source.alias, next);
  const on = source.on.map(([, there], i) => `${there} = k.k${i}`);
  const where = conditions(on, plan.where, source.alias);
  return {
    shape,
    key: cells.length,
    by: 'place',
    ...fragment`select ${joined([...cells, bound('k.place', [])], ', ')} from ${keyTable(...typed(relation, keys))} cross join ${source.sql} where ${where}${orderBy(plan, source.alias)}`,
  };
}

/** So many rows for each key. */
function paged(relation: PlanRelation, keys: readonly (readonly string[])[]): KeyedStatement {
  const { plan } = relation;
  const next = aliases();
  const source = sourceOf(relation, next);
  const { shape, cells } = selectList(plan, source.alias, next);
  const on = source.on.map(([, there], i) => `${there} = k.k${i}`);
  const where = conditions(on, plan.where, source.alias);
  const named = cells.map((cell, i) => fragment`${cell} as c${String(i)}`);
  const terms = orderTerms(plan, source.alias);
  const number = bound(`row_number() over (${terms && `order by ${terms}`}) as n`, []);
  const rows = fragment`select ${joined([...named, number], ', ')} from ${source.sql} where ${where}${orderBy(plan, source.alias)}${page(plan)}`;
  const list = [...cells.map((_, i) => `r.c${i}`), 'k.place'].join(', ');
  return {
    shape,
    key: cells.length,
    by: 'place',
    ...fragment`select ${list} from ${keyTable(...typed(relation, keys))} cross join lateral (${rows}) as r order by k.place, r.n`,
  };
}

/** The types of a relationship's keys, and the keys as PostgreSQL reads them. */
function typed({ to }: PlanRelation, keys: readonly (readonly string[])[]): Parameters<typeof keyTable> {
  const codecs = to.keys.map(({ here }) => here);
  return [
    codecs.map(({ sqlType }) => sqlType),
    keys.map((key) => key.map((text, i) => writable(codecs[i] as Codec, text))),
  ];
}
