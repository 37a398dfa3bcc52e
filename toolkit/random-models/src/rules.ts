import { type Policy, quoteIdentifier, type Rule, type Table } from '@trellis/model';
import fc from 'fast-check';
import { comment, named, some } from './choose.ts';

/** A policy and a rule that refer to another table. */
export function randomRules(table: Table, all: readonly Table[]): fc.Arbitrary<Table> {
  const peer = fc.constantFrom(...all).chain((other) =>
    fc.constantFrom(...other.columns).map(({ name }) => ({
      from: `public.${quoteIdentifier(other.name)}`,
      column: quoteIdentifier(name),
    })),
  );
  const policy = fc.tuple(peer, comment).map(
    ([{ from, column }, remark]): Policy => ({
      name: 'peer',
      using: `exists (select from ${from} p where p.${column} is not null)`,
      ...named('comment', remark),
    }),
  );
  const rule = fc.tuple(peer, comment).map(
    ([{ from, column }, remark]): Rule => ({
      name: 'also',
      definition: `create rule also as on delete to public.${quoteIdentifier(table.name)} do also delete from ${from} where ${column} is null`,
      ...named('comment', remark),
    }),
  );
  return fc.tuple(some(policy, 15), some(rule, 15)).map(([looking, also]) => ({
    ...table,
    policies: looking ? [looking] : [],
    rules: also ? [also] : [],
  }));
}
