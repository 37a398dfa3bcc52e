import { emptyModel, type ForeignKey, type Model, quoteIdentifier, type Table } from '@trellis/model';
import fc from 'fast-check';

/** Names with a meaning in a language, a file system or a parser, and arbitrary text. */
const oddName = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z][a-z_0-9]{0,8}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        'end',
        'one',
        'to',
        'u',
        'class',
        'style',
        'title',
        'subgraph',
        'direction TB',
        'erDiagram',
        'pk',
        'FK',
      ],
      ...[
        '%%',
        '%%{init: {}}%%',
        '---',
        '#35;',
        '~a~',
        '"',
        '\\',
        '`',
        '*a*',
        '_a_',
        '__proto__',
        'constructor',
      ],
      ...[
        'a.b',
        'a"b',
        "a'b",
        'a\nb',
        ' ',
        '{',
        '}',
        '[x](y)',
        '<b>',
        '|',
        '| --- |',
        '```',
        'é',
        '日本',
        '😀',
        '1',
      ],
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => text.replaceAll('\0', 'x')),
  },
);

const column = fc.record({
  name: oddName,
  type: fc.oneof(
    fc.constantFrom(
      'integer',
      'numeric(10,2)',
      'timestamp(3) with time zone',
      'text[]',
      '"char"',
      'interval day to second(3)',
    ),
    oddName.map(quoteIdentifier),
  ),
  notNull: fc.option(fc.constant(true as const), { nil: undefined }),
  default: fc.option(oddName, { nil: undefined }),
  comment: fc.option(
    fc.array(oddName, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    {
      nil: undefined,
    },
  ),
});

const bare = {
  uniques: [],
  checks: [],
  exclusions: [],
  indexes: [],
  triggers: [],
  rules: [],
  policies: [],
} satisfies Partial<Table>;

const table = fc
  .record({
    schema: fc.constantFrom('public', 'public', 'audit', 'o.dd'),
    name: oddName,
    columns: fc.uniqueArray(column, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
    comment: fc.option(oddName, { nil: undefined }),
    keyed: fc.boolean(),
    /** Referenced tables, by their index modulo the number of tables. */
    references: fc.array(fc.nat(100), { maxLength: 3 }),
  })
  .map(({ keyed, ...rest }) => ({
    ...rest,
    ...(keyed && { primaryKey: { name: 'pk', columns: [rest.columns[0]?.name ?? ''] } }),
  }));

/** Models of up to eight tables with odd names, odd comments and foreign keys between them. */
export const oddModel: fc.Arbitrary<Model> = fc
  .uniqueArray(table, {
    minLength: 1,
    maxLength: 8,
    selector: ({ schema, name }) => JSON.stringify([schema, name]),
  })
  .map((tables) => ({
    ...emptyModel,
    tables: tables.map(({ references, ...rest }): Table => {
      const foreignKeys = references.map((number, i): ForeignKey => {
        const target = tables[number % tables.length];
        return {
          name: `fk${i}`,
          columns: [rest.columns[i % rest.columns.length]?.name ?? ''],
          references: { schema: target?.schema ?? '', name: target?.name ?? '', columns: ['x'] },
        };
      });
      return { ...bare, ...rest, foreignKeys };
    }),
  }));
