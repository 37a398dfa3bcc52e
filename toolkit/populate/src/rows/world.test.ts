import { describe, expect, test } from '@jest/globals';
import { defineSchema, enumerated, integer, table, text, varchar } from '@trellis/model';
import { library } from '../../test/library.ts';
import { defineSample, type Value } from '../sample/index.ts';
import { digest } from './copy-text.ts';
import { World } from './world.ts';

const sample = defineSample(library);

/** All rows of a table, made in order by one cursor, as a load makes them. */
function allRows(world: World, key: string): Value[][] {
  const rows = world.table(key);
  const cursor = rows.open();
  return Array.from({ length: rows.total }, (_, row) => {
    cursor.seek(row);
    return rows.columns.map((_name, column) => cursor.value(column));
  });
}

describe('rows are a function of seed, table, column and number', () => {
  test('the same seed gives the same bytes, another one others', () => {
    expect(digest(new World(sample, { seed: 5 }))).toBe(digest(new World(sample, { seed: 5 })));
    expect(digest(new World(sample, { seed: 5 }))).not.toBe(digest(new World(sample, { seed: 6 })));
  });

  test('a row alone is the row of the load, whatever was made before it', () => {
    const [world, other] = [new World(sample, { scale: 2 }), new World(sample, { scale: 2 })];
    for (const { plan, total } of world.tables) {
      const rows = allRows(world, plan.key);
      for (let row = total - 1; row >= 0; row -= 7)
        expect([plan.key, row, other.table(plan.key).row(row)]).toEqual([plan.key, row, rows[row]]);
    }
  });

  test('a larger scale begins with the rows of a smaller one', () => {
    const [small, large] = [new World(sample), new World(sample, { scale: 3 })];
    for (const { plan, total } of small.tables) {
      expect(allRows(large, plan.key).slice(0, total)).toEqual(allRows(small, plan.key));
      expect(large.table(plan.key).total).toBeGreaterThanOrEqual(total);
    }
    expect(large.table('loans').total).toBe(3 * small.table('loans').total);
  });

  test('a further table and a further column change no other value', () => {
    const { tags: _, ...before } = { ...library.tables, tags: undefined };
    const more = defineSchema({
      ...library,
      tables: {
        ...before,
        subjects: {
          ...library.tables.subjects,
          columns: { shelf: text(), ...library.tables.subjects.columns },
        },
        extras: table('extras', { columns: { extra_id: integer({ primaryKey: true }) } }),
      },
    });
    const [plain, grown] = [new World(sample), new World(defineSample(more))];
    for (const { plan } of plain.tables) {
      const extra = plan.key === 'subjects' ? 1 : 0;
      expect(allRows(grown, plan.key).map((row) => row.slice(extra))).toEqual(allRows(plain, plan.key));
    }
  });
});

describe('references', () => {
  const world = new World(sample, { scale: 2 });
  const column = (key: string, name: string) => {
    const at = world.table(key).columns.indexOf(name);
    return allRows(world, key).map((row) => row[at] ?? null);
  };

  test('a tree has its roots first, and parents before children', () => {
    const [ids, parents] = [column('subjects', 'subject_id'), column('subjects', 'parent_id')];
    expect(parents[0]).toBeNull();
    expect(parents.every((parent, row) => parent === null || ids.indexOf(parent) < row)).toBe(true);
    expect(parents.filter((parent) => parent !== null).length).toBeGreaterThan(100);
  });

  test('some rows are referred to far more often than others', () => {
    const counts = new Map<Value, number>();
    for (const id of column('loans', 'staff_id')) counts.set(id, (counts.get(id) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    expect(sorted[0]).toBeGreaterThan(3 * (sorted[sorted.length >> 1] ?? 0));
  });

  test('the key of a cycle that stays open is told', () => {
    expect(world.plan.left).toEqual([{ table: 'branches', columns: ['head_id'] }]);
    expect(column('branches', 'head_id').every((head) => head === null)).toBe(true);
  });

  test('nobody follows themselves, nor anybody twice', () => {
    const pairs = allRows(world, 'follows').map(String);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(allRows(world, 'follows').every(([follower, followed]) => follower !== followed)).toBe(true);
  });
});

test('an association with more lines than there is to refer to has as many as there are', () => {
  const few = defineSchema({
    name: 'few',
    tables: {
      posts: table('posts', { columns: { id: integer({ primaryKey: true }) } }),
      topics: table('topics', { columns: { kind: enumerated('kind', ['a', 'b'], { primaryKey: true }) } }),
      links: table('links', {
        columns: { post: integer({ references: 'posts.id' }), topic: varchar({ references: 'topics.kind' }) },
        primaryKey: ['post', 'topic'],
      }),
    },
    enums: [{ name: 'kind', values: ['a', 'b'] }],
  });
  const world = new World(defineSample(few, { links: { per: { parent: 'posts', min: 3, max: 5 } } }));
  expect(world.table('topics').total).toBe(2);
  expect(world.table('links').total).toBe(200);
  expect(new Set(allRows(world, 'links').map(String)).size).toBe(200);
});

test('what cannot be is told: scale, seed, row, a value that depends on itself', () => {
  expect(() => new World(sample, { scale: 0.5 })).toThrow(
    'Expected a whole number from 1 on for the scale, got 0.5.',
  );
  expect(() => new World(sample, { seed: -1 })).toThrow(
    'Expected a whole number from 0 on for the seed, got -1.',
  );
  expect(() => new World(sample).table('loans').row(10_000)).toThrow(/Expected a row of loans from 0 to 199/);
  expect(() => new World(sample, { scale: 1_000_000_000 })).toThrow(/no more distinct values|at most/);
  const circular = defineSample(library, {
    subjects: { columns: { label: (cell) => cell.get('label') } },
  });
  expect(() => new World(circular).table('subjects').row(0)).toThrow(
    /subjects\.label that does not depend on itself/,
  );
});
