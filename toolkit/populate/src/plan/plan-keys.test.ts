import { describe, expect, test } from '@jest/globals';
import { enumerated, integer, type SchemaDescriptor, type TableDescriptor, table } from '@trellis/model';
import { library } from '../../test/library.ts';
import { association, schemaOf, tableWithId } from '../../test/schemas.ts';
import type { TableSample } from '../sample/index.ts';
import { planKeys } from './plan-keys.ts';

/** Plans the keys of a table in a schema without cycles. */
const plan = (schema: SchemaDescriptor, key: string, settings: TableSample = {}) =>
  planKeys(schema, key, settings, []);

describe('planKeys', () => {
  test('infers the strategies of references from primary keys and unique constraints', () => {
    const strategies = (key: string) =>
      plan(library, key).references.map(({ columns, strategy }) => `${columns.join('+')} ${strategy}`);
    expect(strategies('contracts')).toEqual(['staff_id parent']);
    expect(strategies('follows')).toEqual(['follower_id parent', 'followed_id distinct']);
    expect(strategies('subjects')).toEqual(['parent_id earlier']);
    expect(strategies('titles')).toEqual(['branch_id parent', 'subject_id pick']);
    // The composite key sets the branch of a loan, so the key (branch_id) is not planned separately.
    expect(strategies('loans')).toEqual(['branch_id+number pick', 'staff_id pick']);
  });

  test('requires equal values in a column that two foreign keys share', () => {
    const ofTenant = (name: string) =>
      table(name, { columns: { tenant: integer(), id: integer() }, primaryKey: ['tenant', 'id'] });
    const foreignKey = (target: string) => ({
      columns: ['tenant', `${target}_id`],
      references: { table: target, columns: ['tenant', 'id'] },
    });
    const schema = schemaOf({
      orders: ofTenant('orders'),
      goods: ofTenant('goods'),
      lines: tableWithId(
        'lines',
        { tenant: integer(), orders_id: integer(), goods_id: integer() },
        { foreignKeys: [foreignKey('orders'), foreignKey('goods')] },
      ),
    });
    expect(plan(schema, 'lines').references.map(({ sharedColumns }) => sharedColumns)).toEqual([
      [],
      [['tenant', 'tenant']],
    ]);
  });

  test('limits the rows per parent to the number of values of an enum in the key', () => {
    const schema = schemaOf(
      {
        people: tableWithId('people', {}),
        phones: table('phones', {
          columns: {
            person: integer({ references: 'people.id' }),
            kind: enumerated('kind', ['home', 'work']),
          },
          primaryKey: ['person', 'kind'],
        }) as unknown as TableDescriptor,
      },
      { enums: [{ name: 'kind', values: ['home', 'work'] }] },
    );
    expect(plan(schema, 'phones').perParent).toEqual({ min: 1, max: 2 });
  });

  test('refuses `rows` for an association table', () => {
    expect(() => plan(association, 'c', { rows: 5 })).toThrow(
      'Expected `per` for c, because its key (a, b) consists of foreign keys, got `rows`. Choose a parent: a, b.',
    );
  });

  test('refuses `per` with a table that is not referenced', () => {
    expect(() => plan(association, 'a', { per: { parent: 'b', min: 1, max: 2 } })).toThrow(
      'Expected one foreign key from a to b for `per`, got 0. Name a table that it references.',
    );
  });
});
