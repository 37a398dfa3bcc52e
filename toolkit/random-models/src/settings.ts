import { type Column, type Policy, type Privilege, quoteIdentifier, type Table } from '@trellis/model';
import fc from 'fast-check';
import { chance, named, some } from './choose.ts';

const privileges: fc.Arbitrary<Privilege[] | undefined> = some(
  fc.subarray(['SELECT', 'INSERT', 'UPDATE'], { minLength: 1 }),
  20,
).map((list) => list?.map((privilege) => ({ grantee: 'PUBLIC', privilege })));

const policy = fc
  .tuple(
    fc.constantFrom('select', 'insert', undefined),
    chance(30),
    fc.constantFrom('true', 'current_user is not null'),
  )
  .map(
    ([command, restrictive, condition]): Policy => ({
      name: 'pol',
      ...named('command', command),
      ...(restrictive && { restrictive: true as const }),
      ...(command === 'insert' ? { withCheck: condition } : { using: condition }),
    }),
  );

/** Properties of a table other than columns, keys and indexes. */
export const settings = fc
  .tuple(
    chance(15),
    some(fc.constantFrom('50', '70'), 20),
    some(fc.constantFrom('full' as const, 'nothing' as const), 15),
    some(fc.constantFrom('enabled' as const, 'forced' as const), 25),
    some(policy, 30),
    chance(15),
    privileges,
  )
  .map(
    ([unlogged, fillfactor, replicaIdentity, rowSecurity, pol, ruled, granted]) =>
      (table: Table): Table => ({
        ...table,
        ...named('storageParameters', fillfactor && { fillfactor }),
        ...named(
          'replicaIdentity',
          table.uniques.some((unique) => unique.replicaIdentity) ? undefined : replicaIdentity,
        ),
        ...named('rowSecurity', rowSecurity),
        policies: [...table.policies, ...(pol ? [pol] : [])],
        rules: [
          ...table.rules,
          ...(ruled
            ? [
                {
                  name: 'rul',
                  definition: `create rule rul as on delete to public.${quoteIdentifier(table.name)} do instead nothing`,
                },
              ]
            : []),
        ],
        ...named('privileges', granted),
        ...(unlogged && table.foreignKeys.length === 0 && { unlogged: true as const }),
      }),
  );

/** Properties of a column other than its type and default. */
export const columnSettings = fc
  .tuple(
    some(fc.constantFrom(7, 50), 10),
    some(fc.constantFrom('external' as const, 'main' as const), 20),
    some(fc.constantFrom('5', '7'), 50),
    some(fc.constantFrom('2', '3'), 30),
    chance(30),
  )
  .map(
    ([target, storage, start, increment, cycle]) =>
      (column: Column): Column => ({
        ...column,
        ...named('statisticsTarget', column.generated ? undefined : target),
        ...named('storage', column.type === 'text' ? storage : undefined),
        ...(column.identity && {
          identity: {
            ...column.identity,
            ...named('start', start),
            ...named('increment', increment),
            ...(cycle && { cycle: true as const }),
          },
        }),
      }),
  );
