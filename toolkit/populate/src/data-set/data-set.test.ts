import { describe, expect, test } from '@jest/globals';
import { defineSchema, enumerated, integer, table, text, varchar } from '@trellis/model';
import { library } from '../../test/library.ts';
import { defineSample, type Generator, type Value } from '../sample/index.ts';
import { DataSet } from './data-set.ts';
import { digest } from './digest.ts';

const sample = defineSample(library);

/** All rows of a table, generated in order with one cursor, as in a load. */
function allRows(dataSet: DataSet, key: string): Value[][] {
  const rows = dataSet.table(key);
  const cursor = rows.open();
  return Array.from({ length: rows.total }, (_, row) => {
    cursor.seek(row);
    return rows.columns.map((_name, column) => cursor.value(column));
  });
}

test('the library has the same rows in every release', () => {
  expect(digest(new DataSet(sample))).toBe(
    'f4a63917226ecbbacab0587c79a242352ad307b2b37254ff02ebd18491ea96fd',
  );
});

describe('values depend only on seed, table, column and row number', () => {
  test('the same seed generates the same rows and another seed other rows', () => {
    expect(digest(new DataSet(sample, { seed: 5 }))).toBe(digest(new DataSet(sample, { seed: 5 })));
    expect(digest(new DataSet(sample, { seed: 5 }))).not.toBe(digest(new DataSet(sample, { seed: 6 })));
  });

  test('a row that is read by itself equals the row of a load', () => {
    const [one, other] = [new DataSet(sample, { scale: 2 }), new DataSet(sample, { scale: 2 })];
    for (const { key, total } of one.tables) {
      const rows = allRows(one, key);
      for (let row = total - 1; row >= 0; row -= 7)
        expect([key, row, other.table(key).row(row)]).toEqual([key, row, rows[row]]);
    }
  });

  test('a larger scale begins with the rows of a smaller one', () => {
    const [small, large] = [new DataSet(sample), new DataSet(sample, { scale: 3 })];
    for (const { key, total } of small.tables) {
      expect(allRows(large, key).slice(0, total)).toEqual(allRows(small, key));
      expect(large.table(key).total).toBeGreaterThanOrEqual(total);
    }
    expect(large.table('loans').total).toBe(3 * small.table('loans').total);
  });

  test('an additional table or column does not change other values', () => {
    const larger = defineSchema({
      ...library,
      tables: {
        ...library.tables,
        subjects: {
          ...library.tables.subjects,
          columns: { note: text(), ...library.tables.subjects.columns },
        },
        extras: table('extras', { columns: { extra_id: integer({ primaryKey: true }) } }),
      },
    });
    const [plain, extended] = [new DataSet(sample), new DataSet(defineSample(larger))];
    for (const { key } of plain.tables) {
      const extra = key === 'subjects' ? 1 : 0;
      expect(allRows(extended, key).map((row) => row.slice(extra))).toEqual(allRows(plain, key));
    }
  });
});

describe('references', () => {
  const dataSet = new DataSet(sample, { scale: 2 });
  const column = (key: string, name: string) => {
    const index = dataSet.table(key).columns.indexOf(name);
    return allRows(dataSet, key).map((row) => row[index] ?? null);
  };

  test('a self-referencing table starts with a root and has parents before children', () => {
    const [ids, parents] = [column('subjects', 'subject_id'), column('subjects', 'parent_id')];
    expect(parents[0]).toBeNull();
    expect(parents.every((parent, row) => parent === null || ids.indexOf(parent) < row)).toBe(true);
    expect(parents.filter((parent) => parent !== null).length).toBeGreaterThan(100);
  });

  test('some rows are referenced far more often than others', () => {
    const counts = new Map<Value, number>();
    for (const id of column('loans', 'staff_id')) counts.set(id, (counts.get(id) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    expect(sorted[0]).toBeGreaterThan(3 * (sorted[sorted.length >> 1] ?? 0));
  });

  test('a nullable foreign key of a cycle is null in every row and listed in the plan', () => {
    expect(dataSet.plan.nullKeys).toEqual([{ table: 'branches', columns: ['head_id'] }]);
    expect(column('branches', 'head_id').every((head) => head === null)).toBe(true);
  });

  test('an association table has no duplicates and connects no row to itself', () => {
    const pairs = allRows(dataSet, 'follows').map(String);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(allRows(dataSet, 'follows').every(([follower, followed]) => follower !== followed)).toBe(true);
  });
});

test('an association table has no more rows per parent than there are rows to reference', () => {
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
  const dataSet = new DataSet(defineSample(few, { links: { per: { parent: 'posts', min: 3, max: 5 } } }));
  expect(dataSet.table('topics').total).toBe(2);
  expect(dataSet.table('links').total).toBe(200);
  expect(new Set(allRows(dataSet, 'links').map(String)).size).toBe(200);
});

test('an invalid scale, seed or row is refused', () => {
  expect(() => new DataSet(sample, { scale: 0.5 })).toThrow(
    'The scale must be an integer of at least 1, but is 0.5.',
  );
  expect(() => new DataSet(sample, { seed: -1 })).toThrow(
    'The seed must be an integer of at least 0, but is -1.',
  );
  expect(() => new DataSet(sample).table('loans').row(10_000)).toThrow(
    /Expected a row of loans from 0 to 199/,
  );
  expect(() => new DataSet(sample, { scale: 1_000_000_000 })).toThrow(/no more distinct values|at most/);
});

test('a value that depends on itself is refused', () => {
  const circular = defineSample(library, {
    subjects: { columns: { label: (cell) => cell.get('label') } },
  });
  expect(() => new DataSet(circular).table('subjects').row(0)).toThrow(
    'The value of subjects.label depends on itself. Fix the generator of the column.',
  );
});

test('an error of a generator names the table, the column and the row', () => {
  const failing = (label: Generator) => {
    const { subjects } = library.tables;
    const broken = defineSample(library, { subjects: { columns: { label } } });
    return () => new DataSet(broken).table(subjects.name).row(3);
  };
  expect(
    failing(() => {
      throw new TypeError('There is no word.');
    }),
  ).toThrow('The generator of subjects.label fails in row 3: There is no word. Fix the generator.');
  expect(failing((cell) => cell.pick([]))).toThrow(
    'The generator of subjects.label fails in row 3: Expected a list with at least one element for label, got an empty one. Fix the generator.',
  );
  expect(failing((cell) => cell.get('colour'))).toThrow(
    'The generator of subjects.label fails: Expected a column of subjects that the sample writes, got "colour". Fix the name.',
  );
});
