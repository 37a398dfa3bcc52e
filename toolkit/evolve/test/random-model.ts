import {
  type Check,
  type Column,
  emptyModel,
  type ForeignKey,
  type IndexDefinition,
  type Model,
  quoteIdentifier,
  quoteLiteral,
  type Routine,
  type Sequence,
  type Table,
  type Trigger,
  type View,
} from '@trellis/model';
import fc from 'fast-check';

/** Few names, so that two random Models have much in common; some of them odd. */
const tableNames = ['t1', 't2', 'T "3"', 'order'];
const columnNames = ['a', 'b', 'c', 'D', 'e f', "g'h"];
const enumNames = ['mood', 'E'];
const values = ['x', 'y', 'z', "q'r", 'new'];
const domainNames = ['dom1', 'dom2'];

interface TypeChoice {
  readonly type: string;
  readonly defaults: readonly string[];
  readonly check?: (column: string) => string;
  /** What a foreign key's two sides must share. */
  readonly family: string;
}

const number = (type: string): TypeChoice => ({
  type,
  defaults: ['0', '7', '(1 + 2)'],
  check: (column) => `${column} > 0`,
  family: 'number',
});
const text = (type: string): TypeChoice => ({
  type,
  defaults: [`'x'`, `'it''s \\'`, 'current_user'],
  check: (column) => `length(${column}) < 100`,
  family: 'text',
});
const plain = (type: string, ...defaults: string[]): TypeChoice => ({ type, defaults, family: type });

const builtIn: readonly TypeChoice[] = [
  number('integer'),
  number('bigint'),
  number('smallint'),
  number('numeric(10,2)'),
  number('numeric'),
  number('double precision'),
  text('text'),
  text('character varying(20)'),
  text('character varying(200)'),
  { ...text('character(3)'), defaults: [`'x'`] },
  plain('boolean', 'true', 'false'),
  plain('date', 'current_date', `'2020-01-01'`),
  plain('timestamp without time zone', 'now()'),
  plain('timestamp(3) with time zone', 'now()'),
  plain('uuid', 'gen_random_uuid()'),
  plain('jsonb', `'{}'`),
  plain('integer[]', `'{}'`, `'{1,2}'`),
  plain('text[]', `'{}'`),
];

const chance = (percent: number) => fc.integer({ min: 0, max: 99 }).map((n) => n < percent);
const some = <T>(arbitrary: fc.Arbitrary<T>, percent: number) =>
  fc.tuple(chance(percent), arbitrary).map(([yes, value]) => (yes ? value : undefined));
const comment = some(fc.constantFrom('one', "it's; -- two", '$$ three \\'), 20);

/** A Model that PostgreSQL can build, over the core of what a Model can say. */
export const randomModel: fc.Arbitrary<Model> = fc
  .tuple(randomEnums(), randomDomains(), fc.subarray(tableNames, { minLength: 0 }), randomSequences())
  .chain(([enums, domains, names, sequences]) => {
    const types: TypeChoice[] = [
      ...builtIn,
      ...enums.flatMap((type) => {
        const name = `public.${quoteIdentifier(type.name)}`;
        const literals = type.values.map((value) => `${quoteLiteral(value).trim()}::${name}`);
        return [plain(name, ...literals), plain(`${name}[]`, `'{}'`)];
      }),
      ...domains.map((domain) => plain(`public.${domain.name}`)),
    ];
    return fc
      .tuple(...names.map((name) => randomTable(name, types)))
      .chain((tables) => fc.tuple(...tables.map((table) => randomKeys(table, tables))))
      .chain((tables) =>
        fc.tuple(
          fc.constant(tables),
          randomViews(tables),
          randomRoutines(),
          fc.array(chance(30), { minLength: 8, maxLength: 8 }),
        ),
      )
      .map(
        ([tables, views, routines, triggered]): Model => ({
          ...emptyModel,
          enums,
          domains,
          sequences,
          views,
          routines,
          tables: tables.map((table, i) => ({
            ...table,
            triggers: triggered[i] && routines.some(({ name }) => name === 'tf') ? [trigger(table)] : [],
          })),
        }),
      );
  });

function randomEnums() {
  return fc.subarray(enumNames).chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.tuple(fc.shuffledSubarray(values, { minLength: 1 }), comment).map(([list, said]) => ({
          schema: 'public',
          name,
          values: list,
          ...(said && { comment: said }),
        })),
      ),
    ),
  );
}

function randomDomains() {
  return fc.subarray(domainNames).chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .tuple(
            fc.constantFrom(number('integer'), number('bigint'), text('text')),
            chance(50),
            chance(30),
            chance(30),
          )
          .map(([choice, checked, notNull, defaulted]) => ({
            schema: 'public',
            name,
            type: choice.type,
            checks: checked ? [{ name: `${name}_ok`, expression: choice.check?.('value') ?? 'true' }] : [],
            ...(notNull && { notNull: true as const }),
            ...(defaulted && { default: choice.defaults[0] as string }),
          })),
      ),
    ),
  );
}

function randomSequences(): fc.Arbitrary<Sequence[]> {
  const options = fc.record(
    {
      start: fc.constantFrom('5', '7'),
      increment: fc.constantFrom('2', '3'),
      maxValue: fc.constantFrom('1000', '2000'),
      cache: fc.constantFrom('10'),
      cycle: fc.constant(true as const),
      type: fc.constantFrom('smallint' as const, 'integer' as const),
    },
    { requiredKeys: [] },
  );
  return fc
    .tuple(fc.subarray(['s1', 'S 2']), options, options)
    .map(([names, ...all]) => names.map((name, i) => ({ schema: 'public', name, ...all[i] })));
}

interface RandomTable extends Table {
  /** The family of each column's type. */
  readonly families: ReadonlyMap<string, string>;
}

function randomTable(name: string, types: readonly TypeChoice[]): fc.Arbitrary<RandomTable> {
  return fc
    .tuple(fc.subarray(columnNames, { minLength: 1 }), comment)
    .chain(([columns, said]) =>
      fc.tuple(fc.constant(said), ...columns.map((column) => randomColumn(column, types))),
    )
    .map(([said, ...columns]) => {
      // One identity or generated column is as good as several, and a generated one needs something to be of.
      const plainColumns = columns.map(({ column }) => column);
      const checks: Check[] = columns.flatMap(({ column, choice, checked }) =>
        checked && choice.check
          ? [{ name: `${name}_${column.name}_check`, expression: choice.check(quoteIdentifier(column.name)) }]
          : [],
      );
      return {
        schema: 'public',
        name,
        columns: plainColumns,
        ...(said && { comment: said }),
        uniques: [],
        foreignKeys: [],
        checks,
        exclusions: [],
        indexes: [],
        triggers: [],
        rules: [],
        policies: [],
        families: new Map(columns.map(({ column, choice }) => [column.name, choice.family])),
      };
    });
}

function randomColumn(name: string, types: readonly TypeChoice[]) {
  return fc
    .tuple(
      fc.constantFrom(...types),
      fc.constantFrom('plain', 'plain', 'plain', 'default', 'default', 'identity', 'generated'),
      fc.nat(3),
      chance(30),
      chance(25),
      chance(15),
      comment,
      fc.constantFrom('always' as const, 'by default' as const),
    )
    .map(([choice, how, pick, notNull, checked, collated, said, generation]) => {
      const isInteger = ['integer', 'bigint', 'smallint'].includes(choice.type);
      const expression = choice.defaults[pick % Math.max(choice.defaults.length, 1)];
      const identity = how === 'identity' && isInteger;
      const column: Column = {
        name,
        type: choice.type,
        ...((notNull || identity) && { notNull: true as const }),
        ...(identity && { identity: { generation } }),
        ...(how === 'default' && expression !== undefined && { default: expression }),
        ...(how === 'generated' &&
          choice.family === 'number' && {
            generated: { expression: `${pick} * 2`, kind: 'stored' as const },
          }),
        ...(collated && choice.family === 'text' && { collation: 'pg_catalog."C"' }),
        ...(said && { comment: said }),
      };
      return { column, choice, checked };
    });
}

/** Keys, indexes and foreign keys, which need to know the columns and each other's. */
function randomKeys(table: RandomTable, all: readonly RandomTable[]): fc.Arbitrary<Table> {
  const sortable = table.columns
    .filter(({ name }) => table.families.get(name) !== 'jsonb')
    .map(({ name }) => name);
  const stored = table.columns.filter((column) => !column.generated).map(({ name }) => name);
  const targets = all.flatMap((other) =>
    other.columns.flatMap((column) =>
      stored
        .filter(
          (name) =>
            table.columns.find((one) => one.name === name)?.type === column.type &&
            other.families.get(column.name) !== 'jsonb',
        )
        .map((name) => ({ name, other, column: column.name })),
    ),
  );
  return fc
    .tuple(
      some(
        fc.subarray(sortable, {
          minLength: Math.min(1, sortable.length),
          maxLength: Math.min(2, sortable.length),
        }),
        70,
      ),
      fc.array(fc.tuple(fc.subarray(sortable), chance(20), chance(20)), { maxLength: 2 }),
      fc.array(randomIndex(table, sortable), { maxLength: 2 }),
      targets.length === 0
        ? fc.constant(undefined)
        : some(
            fc.tuple(
              fc.constantFrom(...targets),
              fc.constantFrom(undefined, 'cascade' as const, 'restrict' as const),
              chance(30),
            ),
            40,
          ),
    )
    .map(([key, uniques, indexes, target]): Table => {
      const { families: _, ...plainTable } = table;
      const columns = plainTable.columns.map((column) =>
        key?.includes(column.name) ? { ...column, notNull: true as const } : column,
      );
      const foreignKeys: ForeignKey[] = target
        ? [
            {
              name: `${table.name}_fk`,
              columns: [target[0].name],
              references: { schema: 'public', name: target[0].other.name, columns: [target[0].column] },
              ...(target[1] && { onDelete: target[1] }),
              ...(target[2] && { deferrable: true as const, initiallyDeferred: true as const }),
            },
          ]
        : [];
      return {
        ...plainTable,
        columns,
        ...(key && key.length > 0 && { primaryKey: { name: `${table.name}_pkey`, columns: key } }),
        // Whatever another table may refer to is unique under a name of its own.
        uniques: [
          ...sortable.map((name) => ({ name: `${table.name}_${name}_key`, columns: [name] })),
          ...uniques.flatMap(([list, nullsNotDistinct, deferrable], i) =>
            list.length > 1
              ? [
                  {
                    name: `${table.name}_u${i}`,
                    columns: list,
                    ...(nullsNotDistinct && { nullsNotDistinct: true as const }),
                    ...(deferrable && { deferrable: true as const }),
                  },
                ]
              : [],
          ),
        ],
        foreignKeys,
        indexes: indexes.flatMap((index, i) => (index ? [{ ...index, name: `${table.name}_i${i}` }] : [])),
      };
    });
}

function randomIndex(
  table: RandomTable,
  sortable: readonly string[],
): fc.Arbitrary<IndexDefinition | undefined> {
  if (sortable.length === 0) return fc.constant(undefined);
  return fc
    .tuple(
      fc.constantFrom(...sortable),
      chance(20),
      chance(20),
      chance(20),
      chance(20),
      fc.constantFrom(...sortable),
    )
    .map(([column, unique, descending, partial, expressed, other]) => {
      const isText = table.families.get(column) === 'text';
      return {
        name: '',
        elements: [
          expressed && isText
            ? { expression: `lower(${quoteIdentifier(column)})` }
            : { column, ...(descending && { descending: true as const }) },
          ...(other === column ? [] : [{ column: other }]),
        ],
        ...(unique && { unique: true as const }),
        ...(partial && { where: `${quoteIdentifier(other)} is not null` }),
      };
    });
}

function randomViews(tables: readonly Table[]): fc.Arbitrary<View[]> {
  if (tables.length === 0) return fc.constant([]);
  const view = (name: string) =>
    fc
      .constantFrom(...tables)
      .chain((table) =>
        fc.tuple(
          fc.constant(table),
          fc.shuffledSubarray(
            table.columns.map((column) => column.name),
            { minLength: 1 },
          ),
          chance(20),
        ),
      )
      .map(
        ([table, columns, materialized]): View => ({
          schema: 'public',
          name,
          definition: `select ${columns.map(quoteIdentifier).join(', ')} from public.${quoteIdentifier(table.name)}`,
          columns: [],
          indexes: [],
          triggers: [],
          rules: [],
          ...(materialized && { materialized: true as const }),
        }),
      );
  const upon = fc
    .tuple(chance(50), view('v1'), view('v2'))
    .map(([twice, first, second]): View[] => [
      first,
      { ...second, ...(twice && { definition: 'select * from public.v1' }) },
    ]);
  return fc.tuple(fc.integer({ min: 0, max: 2 }), upon).map(([count, views]) => views.slice(0, count));
}

function randomRoutines(): fc.Arbitrary<Routine[]> {
  const routine = (name: string, result: string, language: string, body: string): Routine => ({
    schema: 'public',
    name,
    kind: 'function',
    arguments: '',
    signature: '',
    definition: `create function public.${name}() returns ${result} language ${language} as ${quoteLiteral(body).trim()}`,
  });
  return fc
    .tuple(
      some(fc.constantFrom(['integer', '1'], ['integer', '2'], ['bigint', '3']), 60),
      some(fc.constantFrom('null', 'new'), 60),
    )
    .map(([plainOne, trigger]) => [
      ...(plainOne ? [routine('f', plainOne[0] as string, 'sql', `select ${plainOne[1]}`)] : []),
      ...(trigger ? [routine('tf', 'trigger', 'plpgsql', `begin return ${trigger}; end`)] : []),
    ]);
}

function trigger(table: Table): Trigger {
  return {
    name: 'trg',
    definition: `create trigger trg before insert on public.${quoteIdentifier(table.name)} for each row execute function public.tf()`,
  };
}
