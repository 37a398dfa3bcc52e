import { describe, expect, test } from '@jest/globals';
import {
  bigint,
  type Distribution,
  defineSchema,
  emptyModel,
  type Model,
  type TableDescriptor,
  table,
  toModel,
} from '@trellis/model';
import { byA, calls, citus, ids, model, withX } from '../../test/distributions.ts';
import { describe as inWords } from './change/index.ts';
import { diffModels } from './diff.ts';

test('distributes tables after they are created and before their foreign keys, the first of a group before the others', () => {
  const distributed = model({ b: withX, c: 'reference', x: byA }, [
    ['b', 'x'],
    ['b', 'c'],
  ]);
  const statements = calls(emptyModel, distributed).filter((sql) => !sql.startsWith('CREATE TABLE'));
  expect(statements).toEqual([
    "SET citus.multi_shard_modify_mode = 'sequential'",
    "create_reference_table('c')",
    "create_distributed_table('x', 'a', colocate_with => 'none', shard_count => 32)",
    "create_distributed_table('b', 'a', colocate_with => 'x')",
    'ALTER TABLE b ADD CONSTRAINT b_c FOREIGN KEY (a) REFERENCES c (a)',
    'ALTER TABLE b ADD CONSTRAINT b_x FOREIGN KEY (a) REFERENCES x (a)',
    'RESET citus.multi_shard_modify_mode',
  ]);
});

test('a call does nothing in a database without Citus, and its names are quoted', () => {
  const odd = table("o'$$", { columns: { "a'b": bigint() }, distribution: { column: "a'b" } });
  const { statements } = diffModels(
    emptyModel,
    toModel(defineSchema({ name: 's', tables: { "o'$$": odd } })),
  );
  expect(statements.map(({ sql }) => sql)).toContain(`DO $citus1$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'citus') THEN
    PERFORM pg_catalog.create_distributed_table('"public"."o''$$"', 'a''b', colocate_with => 'none', shard_count => 32);
  END IF;
END $citus1$`);
});

test('foreign keys of an existing table, and to it, are dropped before it is distributed and added after', () => {
  const keys = [
    ['b', 'x'],
    ['y', 'b'],
  ] as const;
  const from = model({ b: undefined, x: undefined, y: undefined }, keys);
  expect(calls(from, model({ b: 'reference', x: undefined, y: undefined }, keys))).toEqual([
    "SET citus.multi_shard_modify_mode = 'sequential'",
    'ALTER TABLE b DROP CONSTRAINT b_x',
    'ALTER TABLE y DROP CONSTRAINT y_b',
    "create_reference_table('b')",
    'ALTER TABLE b ADD CONSTRAINT b_x FOREIGN KEY (a) REFERENCES x (a)',
    'ALTER TABLE y ADD CONSTRAINT y_b FOREIGN KEY (a) REFERENCES b (a)',
    'RESET citus.multi_shard_modify_mode',
  ]);
});

test('only foreign keys of the tables whose distribution changes are recreated', () => {
  const keys = [
    ['b', 'x'],
    ['d', 'e'],
  ] as const;
  const from = model({ b: 'reference', d: 'reference', e: 'reference', x: 'reference' }, keys);
  const to = model({ b: undefined, d: 'reference', e: 'reference', x: 'reference' }, keys);
  expect(calls(from, to).filter((sql) => sql.startsWith('ALTER'))).toEqual([
    'ALTER TABLE b DROP CONSTRAINT b_x',
    'ALTER TABLE b ADD CONSTRAINT b_x FOREIGN KEY (a) REFERENCES x (a)',
  ]);
});

test('a call on an existing table copies its rows and blocks writes, and may fail on rows without the column', () => {
  const nullable = (distribution?: Distribution): Model => {
    const [x] = model({ x: undefined }).tables;
    const columns = x?.columns.map(({ notNull: _, ...column }) => column) ?? [];
    return {
      ...emptyModel,
      tables: [{ ...x, columns, ...(distribution && { distribution }) } as Model['tables'][number]],
    };
  };
  const codes = (from: Model, to: Model) =>
    diffModels(from, to).statements.flatMap(({ hazards }) => hazards.map(({ code }) => code));
  expect(codes(nullable(), nullable({ column: 'a', shardCount: 32 }))).toEqual([
    'REWRITES_TABLE',
    'BLOCKS_WRITES',
    'MAY_FAIL_ON_DATA',
  ]);
  expect(codes(model({ x: undefined }), model({ x: byA }))).toEqual(['REWRITES_TABLE', 'BLOCKS_WRITES']);
  expect(codes(model({ x: byA }), model({ x: undefined }))).toEqual(['REWRITES_TABLE', 'BLOCKS_WRITES']);
  expect(codes(emptyModel, model({ x: byA }))).toEqual([]);
});

test('a table is not distributed while the type of its distribution column changes', () => {
  const of = (type: string): Model => {
    const [x] = model({ x: byA }).tables;
    const columns = x?.columns.map((column) => (column.name === 'a' ? { ...column, type } : column)) ?? [];
    return { ...emptyModel, tables: [{ ...x, columns } as Model['tables'][number]] };
  };
  expect(calls(of('bigint'), of('text')).slice(1, -1)).toEqual([
    "undistribute_table('x')",
    'ALTER TABLE x ALTER COLUMN a TYPE text',
    "create_distributed_table('x', 'a', colocate_with => 'none', shard_count => 32)",
  ]);
});

test('a key is dropped before the column of the distribution changes, and added after it', () => {
  const of = (column: 'a' | 'b'): Model => {
    const x = table('x', { columns: ids, primaryKey: [column], distribution: { column } });
    return toModel(defineSchema({ name: 's', tables: { x } }));
  };
  expect(calls(of('a'), of('b')).slice(1, -1)).toEqual([
    'ALTER TABLE x DROP CONSTRAINT x_pkey',
    "alter_distributed_table('x', distribution_column => 'b')",
    'ALTER TABLE x ADD CONSTRAINT x_pkey PRIMARY KEY (b)',
  ]);
});

test('a table is not distributed while its distribution column is dropped and another is added', () => {
  const of = (column: string): Model =>
    toModel({
      name: 's',
      tables: { x: table('x', { columns: { [column]: bigint() }, distribution: { column } }) },
    });
  expect(calls(of('a'), of('b')).slice(1, -1)).toEqual([
    "undistribute_table('x')",
    'ALTER TABLE x DROP COLUMN a',
    'ALTER TABLE x ADD COLUMN b bigint NOT NULL',
    "create_distributed_table('x', 'b', colocate_with => 'none', shard_count => 32)",
  ]);
});

test('renamed tables and columns keep their distribution', () => {
  const from = model({ b: withX, x: byA });
  const renamed: Model = {
    ...from,
    tables: from.tables.map((one) => ({
      ...one,
      ...(one.name === 'x' && { name: 'y', renamedFrom: 'x' }),
      columns: one.columns.map((column) =>
        column.name === 'a' ? { ...column, name: 'k', renamedFrom: 'a' } : column,
      ),
      distribution:
        one.name === 'x'
          ? { column: 'k', shardCount: 32 }
          : { column: 'k', colocateWith: { schema: 'public', name: 'y' } },
    })),
  };
  expect(citus(from, renamed)).toEqual([]);
  expect(calls(from, renamed)).toContain('ALTER TABLE x RENAME TO y');
});

describe('a distributed table with an identity column', () => {
  const numbered = (
    distribution: TableDescriptor['distribution'],
    generation: 'always' | 'by default' = 'always',
  ) =>
    toModel({
      name: 's',
      tables: {
        x: {
          ...table('x', { columns: { a: bigint({ identity: generation }) } }),
          ...(distribution && { distribution }),
        },
      },
    });

  const withNumber: Model = {
    ...emptyModel,
    tables: model({ x: byA }).tables.map((one) => ({
      ...one,
      columns: [
        ...one.columns,
        { name: 'n', type: 'bigint', notNull: true, identity: { generation: 'always' } },
      ],
    })),
  };

  const besideReference = (distribution: TableDescriptor['distribution']) =>
    toModel({
      name: 's',
      tables: {
        r: table('r', { columns: ids, distribution: 'reference' }),
        x: {
          ...table('x', { columns: { a: bigint({ identity: 'always', references: 'r.a' }) } }),
          ...(distribution && { distribution }),
        },
      },
    });

  test('can be created, distributed and dropped', () => {
    expect(citus(emptyModel, numbered(byA))).toHaveLength(1);
    expect(citus(numbered(undefined), numbered(byA))).toHaveLength(1);
    expect(citus(emptyModel, besideReference(byA))).toHaveLength(2);
    expect(calls(numbered(byA), emptyModel)).toContain('DROP TABLE x');
  });

  test.each([
    ['its distribution is ended', numbered(byA), numbered(undefined)],
    ['its number of shards changes', numbered(byA), numbered({ column: 'a', shardCount: 8 })],
    ['its identity changes', numbered(byA), numbered(byA, 'by default')],
    ['it is local and refers to a reference table', besideReference(undefined), besideReference(byA)],
    ['it gets a column with an identity', model({ x: byA }), withNumber],
  ])('is refused where %s', (_what, from, to) => {
    expect(diffModels(from, to).refusals.map(({ code }) => code)).toEqual(['CITUS_IDENTITY_FIXED']);
  });
});

test('a distribution is reported in words, with its table if that is new', () => {
  const words = (from: Model, to: Model) =>
    diffModels(from, to)
      .changes.filter(({ kind }) => kind === 'distribution')
      .map(inWords);
  expect(words(model({ x: undefined }), model({ x: byA }))).toEqual([
    'Detected added distribution of table x',
  ]);
  expect(
    diffModels(emptyModel, model({ x: byA })).changes.find(({ kind }) => kind === 'distribution'),
  ).toHaveProperty('partOf');
});

test('a plan of tables that are not distributed does not mention Citus', () => {
  const sql = calls(emptyModel, model({ x: undefined, b: undefined }, [['b', 'x']])).join('\n');
  expect(sql).not.toMatch(/citus/i);
});
