import type { Collation, Column, Domain } from '@trellis/model';
import fc from 'fast-check';
import { chance, comment, named } from './choose.ts';

/** Collations and which columns have them. */
export interface RandomCollations {
  readonly collations: readonly Collation[];
  /** The place of a column's collation in the list, by the place of the column. */
  readonly picks: readonly number[];
}

const definitions: readonly Omit<Collation, 'schema' | 'name'>[] = [
  { locale: 'C' },
  { lcCollate: 'C', lcCtype: 'POSIX' },
  { provider: 'icu', locale: 'und' },
  { provider: 'icu', locale: 'sv' },
];

const collation = (name: string, choices: readonly Omit<Collation, 'schema' | 'name'>[]) =>
  fc.tuple(fc.constantFrom(...choices), comment).map(
    ([definition, remark]): Collation => ({
      schema: 'public',
      name,
      ...definition,
      ...named('comment', remark),
    }),
  );

/**
 * Up to three collations. No column has the nondeterministic one, because the operator classes for patterns do not support
 * it, and neither do foreign keys between columns of two collations.
 */
export const randomCollations: fc.Arbitrary<RandomCollations> = fc
  .record({
    one: fc.option(collation('c', definitions)),
    two: fc.option(collation('C "2"', definitions)),
    caseless: fc.option(
      collation('caseless', [{ provider: 'icu', locale: 'und-u-ks-level2', deterministic: false }]),
    ),
    picks: fc.array(fc.nat(3), { minLength: 24, maxLength: 24 }),
    none: chance(60),
  })
  .map(({ one, two, caseless, picks, none }) => ({
    collations: none ? [] : [one, two, caseless].flatMap((collation) => collation ?? []),
    picks,
  }));

const collatable = new Set(['text', 'character varying(20)', 'character varying(200)', 'text[]']);

/** A column or domain with one of the collations, if its type has any. */
export function collated<T extends Column | Domain>(
  one: T,
  { collations, picks }: RandomCollations,
  at: number,
): T {
  const list = collations.filter(({ deterministic }) => deterministic !== false);
  const found = list[picks[at % picks.length] ?? 0];
  if (!found || !collatable.has(one.type) || ('generated' in one && one.generated)) return one;
  return { ...one, collation: found.name === 'c' ? 'public.c' : 'public."C ""2"""' };
}
