import { describe, expect, test } from '@jest/globals';
import { integer } from '@trellis/model';
import { library } from '../../test/library.ts';
import { schemaOf, tableWithId } from '../../test/schemas.ts';
import { loadOrder } from './load-order.ts';

const b_id = integer({ references: 'b.id' });
const a_id = integer({ references: 'a.id' });

describe('loadOrder', () => {
  test('follows foreign keys and otherwise the order of declaration', () => {
    // branches and staff reference each other. The cycle is broken at branches.head_id, which is nullable.
    expect(loadOrder(library)).toEqual({
      tables: ['branches', 'staff', 'contracts', 'subjects', 'titles', 'loans', 'follows'],
      nullKeys: [{ table: 'branches', columns: ['head_id'] }],
      deferredKeys: [],
    });
  });

  test('breaks a cycle at a deferrable key rather than at a nullable one', () => {
    const foreignKey = {
      columns: ['a_id'],
      references: { table: 'a', columns: ['id'] },
      deferrable: true as const,
    };
    const schema = schemaOf({
      a: tableWithId('a', { b_id: { ...b_id, nullable: true } }),
      b: tableWithId('b', { a_id: integer() }, { foreignKeys: [foreignKey] }),
    });
    expect(loadOrder(schema)).toEqual({
      tables: ['b', 'a'],
      nullKeys: [],
      deferredKeys: [{ table: 'b', columns: ['a_id'] }],
    });
  });

  test('breaks every cycle of two tables with two cycles', () => {
    const nullable = { ...b_id, nullable: true };
    const schema = schemaOf({
      a: tableWithId('a', { first: nullable, second: nullable }),
      b: tableWithId('b', { a_id }),
    });
    expect(loadOrder(schema)).toMatchObject({
      tables: ['a', 'b'],
      nullKeys: [
        { table: 'a', columns: ['first'] },
        { table: 'a', columns: ['second'] },
      ],
    });
  });

  test('names the foreign keys of a cycle that cannot be broken', () => {
    const schema = schemaOf({ a: tableWithId('a', { b_id }), b: tableWithId('b', { a_id }) });
    expect(() => loadOrder(schema)).toThrow(
      'Foreign keys form a cycle, so no table can be filled first: a(b_id) → b, b(a_id) → a. Make one of them deferrable or nullable.',
    );
  });
});
