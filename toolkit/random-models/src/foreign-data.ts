import type { Column, ForeignOptions, Model, Table } from '@trellis/model';
import fc from 'fast-check';
import { chance, comment, named, some } from './choose.ts';
import { table } from './handwritten.ts';

const options: fc.Arbitrary<ForeignOptions | undefined> = some(
  fc.dictionary(fc.constantFrom('host', 'b', 'Odd %'), fc.constantFrom('1', "it's \\", ''), { minKeys: 1 }),
  60,
);

const COLUMNS: readonly Column[] = [
  { name: 'a', type: 'integer', notNull: true },
  { name: 'b', type: 'text', default: "'x'::text" },
  { name: 'c', type: 'bigint' },
  { name: 'd', type: 'integer', generated: { expression: '(a + 1)', kind: 'stored' } },
];

const foreignTable = fc
  .record({
    columns: fc.subarray([...COLUMNS.slice(1)]),
    columnOptions: options,
    options,
    server: fc.constantFrom('s', 's2'),
    isForeign: chance(85),
    check: chance(50),
    comment,
  })
  .map(({ columns, columnOptions, options: own, server, isForeign, check, comment: text }): Table => {
    const [first] = COLUMNS;
    const key = { ...first, ...(isForeign && named('foreignOptions', columnOptions)) } as Column;
    return table('far', [key, ...columns], {
      ...named('comment', text),
      ...(check && { checks: [{ name: 'far_a', expression: '(a > 0)' }] }),
      ...(isForeign && { foreign: { server, ...named('options', own) } }),
    });
  });

/** A foreign-data wrapper without functions, two servers, user mappings, and a table that is mostly a foreign table. */
export const foreignData: fc.Arbitrary<Partial<Model>> = fc
  .record({
    wrapper: options,
    one: fc.record({
      options,
      version: some(fc.constantFrom('1', '2'), 50),
      type: some(fc.constant('t'), 20),
      comment,
    }),
    other: options,
    everyone: some(options, 60),
    isMapped: chance(60),
    mine: chance(40),
    far: some(foreignTable, 80),
  })
  .map(({ wrapper, one, other, everyone, isMapped, mine, far }) => ({
    foreignDataWrappers: [{ name: 'w', ...named('options', wrapper) }],
    foreignServers: [
      {
        name: 's',
        wrapper: 'w',
        ...named('options', one.options),
        ...named('version', one.version),
        ...named('type', one.type),
        ...named('comment', one.comment),
      },
      { name: 's2', wrapper: 'w', ...named('options', other) },
    ],
    ...((isMapped || mine) && {
      userMappings: [
        ...(mine ? [{ role: 'CURRENT_USER', server: 's' }] : []),
        ...(isMapped ? [{ role: 'PUBLIC', server: 's', ...named('options', everyone) }] : []),
      ],
    }),
    tables: far ? [far] : [],
  }));
