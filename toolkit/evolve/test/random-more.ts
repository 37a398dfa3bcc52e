import {
  type Column,
  type Model,
  type Policy,
  type Privilege,
  quoteIdentifier,
  type Table,
  type View,
} from '@trellis/model';
import fc from 'fast-check';
import { table as plainTable } from './model.ts';

const chance = (percent: number) => fc.integer({ min: 0, max: 99 }).map((n) => n < percent);
const some = <T>(arbitrary: fc.Arbitrary<T>, percent: number) =>
  fc.tuple(chance(percent), arbitrary).map(([yes, value]) => (yes ? value : undefined));
const named = <T>(key: string, value: T | undefined) => (value === undefined ? {} : { [key]: value });

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

/** What a table has beside columns, keys and indexes. */
const settings = fc
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
        ...named('replicaIdentity', replicaIdentity),
        ...named('rowSecurity', rowSecurity),
        policies: pol ? [pol] : [],
        rules: ruled
          ? [
              {
                name: 'rul',
                definition: `create rule rul as on delete to public.${quoteIdentifier(table.name)} do instead nothing`,
              },
            ]
          : [],
        ...named('privileges', granted),
        ...(unlogged && table.foreignKeys.length === 0 && { unlogged: true as const }),
      }),
  );

/** What a column has beside its type and default. */
const columnSettings = fc
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

/** A partitioned table with some of its partitions. */
const partitioned = fc
  .tuple(
    fc.constantFrom('RANGE', 'LIST'),
    fc.subarray([1, 2, 3]),
    chance(40),
    chance(40),
    fc.constantFrom('text', 'integer'),
  )
  .map(([how, parts, keyed, indexed, type]): Table[] => {
    const columns: Column[] = [
      { name: 'k', type: 'integer', ...(keyed && { notNull: true as const }) },
      { name: 'v', type },
    ];
    const bound = (n: number) =>
      how === 'RANGE' ? `FOR VALUES FROM (${n * 10}) TO (${n * 10 + 10})` : `FOR VALUES IN (${n})`;
    return [
      plainTable('pt', columns, {
        partitionBy: `${how} (k)`,
        ...(keyed && { primaryKey: { name: 'pt_pkey', columns: ['k'] } }),
        indexes: indexed ? [{ name: 'pt_v', elements: [{ column: 'v' }] }] : [],
      }),
      ...parts.map((n) =>
        plainTable(
          `pt_${n}`,
          columns.map((column) => ({ ...column, local: false as const })),
          {
            partitionOf: { schema: 'public', name: 'pt', bound: bound(n) },
            ...(keyed && {
              primaryKey: {
                name: `pt_${n}_pkey`,
                columns: ['k'],
                attachedTo: { schema: 'public', name: 'pt_pkey' },
              },
            }),
            indexes: indexed
              ? [
                  {
                    name: `pt_${n}_v`,
                    elements: [{ column: 'v' }],
                    attachedTo: { schema: 'public', name: 'pt_v' },
                  },
                ]
              : [],
          },
        ),
      ),
    ];
  });

/** A parent with a child that has columns of its own. */
const inheriting = fc
  .tuple(chance(50), fc.constantFrom('integer', 'bigint'), chance(40))
  .map(([more, type, defaulted]): Table[] => {
    const columns: Column[] = [
      { name: 'a', type, ...(defaulted && { default: '0' }) },
      ...(more ? [{ name: 'b', type: 'text' }] : []),
    ];
    return [
      plainTable('par', columns),
      plainTable(
        'chi',
        [...columns.map((column) => ({ ...column, local: false as const })), { name: 'own', type: 'date' }],
        {
          inherits: [{ schema: 'public', name: 'par' }],
        },
      ),
    ];
  });

/** A table of another schema that leads to a key of two columns, and one whose ranges exclude each other. */
const elsewhere = fc
  .tuple(
    fc.constantFrom('cascade' as const, 'set null' as const, undefined),
    fc.constantFrom('cascade' as const, undefined),
    chance(30),
    chance(30),
    chance(50),
    fc.constantFrom('=', '&&'),
  )
  .map(([onDelete, onUpdate, full, notValid, noInherit, operator]): Table[] => [
    plainTable(
      'two',
      [
        { name: 'x', type: 'integer', notNull: true },
        { name: 'y', type: 'integer', notNull: true },
        { name: 'span', type: 'int4range' },
        {
          name: 'z',
          type: 'integer',
          generated: { expression: noInherit ? 'x + 1' : 'x + 2', kind: 'virtual' },
        },
      ],
      {
        schema: 'other',
        primaryKey: { name: 'two_pkey', columns: ['x', 'y'] },
        exclusions: [{ name: 'two_excl', definition: `EXCLUDE USING gist (span WITH ${operator})` }],
        checks: [
          {
            name: 'two_x',
            expression: 'x > 0',
            ...(noInherit && { noInherit: true as const }),
            ...(notValid && { notValid: true as const }),
          },
        ],
      },
    ),
    plainTable(
      'to_two',
      [
        { name: 'x', type: 'integer' },
        { name: 'y', type: 'integer' },
      ],
      {
        schema: 'other',
        foreignKeys: [
          {
            name: 'to_two_fk',
            columns: ['x', 'y'],
            references: { schema: 'other', name: 'two', columns: ['x', 'y'] },
            ...named('onDelete', onDelete),
            ...(onDelete === 'set null' && full && { onDeleteColumns: ['x'] }),
            ...named('onUpdate', onUpdate),
            ...(full && { match: 'full' as const }),
            ...(notValid && { notValid: true as const }),
          },
        ],
        indexes: [
          {
            name: 'to_two_ix',
            method: full ? 'hash' : 'btree',
            elements: [{ column: 'x', ...(!full && noInherit && { nulls: 'first' as const }) }],
            ...(!full && { include: ['y'] }),
          },
        ],
      },
    ),
  ]);

/** Adds to a Model, or not, of each kind that the core has and `base` has not. */
export function withMore(base: fc.Arbitrary<Model>): fc.Arbitrary<Model> {
  return base.chain((model) =>
    fc
      .tuple(
        fc.array(settings, { minLength: 4, maxLength: 4 }),
        fc.array(columnSettings, { minLength: 24, maxLength: 24 }),
        some(partitioned, 30),
        some(inheriting, 30),
        some(elsewhere, 30),
        fc.tuple(
          chance(40),
          chance(50),
          fc.constantFrom('integer', 'numeric'),
          chance(30),
          chance(30),
          chance(20),
        ),
      )
      .map(
        ([
          perTable,
          perColumn,
          parts,
          heirs,
          others,
          [composite, attribute, subtype, ranged, counted, byDefault],
        ]): Model => {
          const own = model.tables.map((table, i) => ({
            ...(perTable[i % 4]?.(table) ?? table),
            columns: table.columns.map((column, j) => perColumn[(i * 6 + j) % 24]?.(column) ?? column),
          }));
          // What a permanent table refers to is permanent.
          const referred = new Set(
            own.flatMap(({ foreignKeys }) => foreignKeys.map((key) => key.references.name)),
          );
          const permanent = own.map(
            ({ unlogged, ...table }): Table =>
              unlogged && !referred.has(table.name) ? { ...table, unlogged } : table,
          );
          const [first] = permanent;
          const indexed = (view: View): View =>
            view.materialized && first
              ? { ...view, indexes: [{ name: `${view.name}_ix`, elements: [{ expression: '(1 + 1)' }] }] }
              : view;
          return {
            ...model,
            schemas: [...model.schemas, ...(others ? [{ name: 'other' }] : [])],
            compositeTypes: composite
              ? [
                  {
                    schema: 'public',
                    name: 'pair',
                    attributes: [
                      { name: 'one', type: 'integer' },
                      ...(attribute ? [{ name: 'two', type: 'text' }] : []),
                    ],
                  },
                ]
              : [],
            rangeTypes: ranged ? [{ schema: 'public', name: 'span', subtype }] : [],
            views: model.views.map(indexed),
            statistics:
              counted &&
              first &&
              first.columns.filter(({ generated, type }) => !generated && type !== 'jsonb').length > 1
                ? [
                    {
                      schema: 'public',
                      name: 'stx',
                      table: { schema: 'public', name: first.name },
                      definition: `CREATE STATISTICS public.stx ON ${first.columns
                        .filter(({ generated, type }) => !generated && type !== 'jsonb')
                        .slice(0, 2)
                        .map(({ name }) => quoteIdentifier(name))
                        .join(', ')} FROM public.${quoteIdentifier(first.name)}`,
                    },
                  ]
                : [],
            defaultPrivileges: byDefault
              ? [
                  {
                    role: 'CURRENT_USER',
                    objects: 'TABLES',
                    privileges: [{ grantee: 'PUBLIC', privilege: 'SELECT' }],
                  },
                ]
              : [],
            tables: [...permanent, ...(parts ?? []), ...(heirs ?? []), ...(others ?? [])],
          };
        },
      ),
  );
}
