import { expect, test } from '@jest/globals';
import { type Column, type EnumType, emptyModel, type Model, type Table } from '../model/index.ts';
import { printReference } from '../names/index.ts';
import { declaresRenames, withAuthoredHints, withoutAuthoredHints } from './authored-hints.ts';
import { catalogue, listNames } from './catalogue.ts';
import type { KindEntry } from './kind-entry.ts';
import type { ListName, ObjectOf } from './lists.ts';
import { filterObjects, mapObjects, stripFields } from './map-objects.ts';
import { hasNameCollision, takenNames } from './taken-names.ts';
import { eachObject } from './walk.ts';

const orders: Table = {
  schema: 'public',
  name: 'orders',
  columns: [
    { name: 'order_id', type: 'integer', notNull: true, identity: { generation: 'always' } },
    {
      name: 'status',
      type: 'public.status',
      comment: 'The state.',
      renamedFrom: 'state',
      using: 'state::text',
      backfill: `'new'`,
    },
  ],
  primaryKey: { name: 'orders_pkey', columns: ['order_id'] },
  uniques: [],
  foreignKeys: [],
  checks: [{ name: 'orders_check', expression: 'true' }],
  exclusions: [],
  indexes: [{ name: 'orders_status', elements: [{ column: 'status' }], renamedFrom: 'orders_state' }],
  triggers: [],
  rules: [],
  policies: [{ name: 'own', using: 'true' }],
};
const status: EnumType = { schema: 'public', name: 'status', values: ['new'], renamedValues: { old: 'new' } };
const model: Model = {
  ...emptyModel,
  enums: [status],
  rangeTypes: [{ schema: 'public', name: 'span', subtype: 'date', multirangeName: 'spans' }],
  tables: [orders],
  routines: [
    { schema: 'public', name: 'f', kind: 'function', arguments: 'integer', definition: 'CREATE FUNCTION …' },
  ],
  defaultPrivileges: [{ role: 'CURRENT_USER', schema: 'public', objects: 'TABLES', privileges: [] }],
};

test('the walker visits each object and part by its id', () => {
  expect(eachObject(model).map(({ kind, reference }) => `${kind}: ${printReference(reference)}`)).toEqual([
    'schema: schema public',
    'enum: type public.status',
    'range type: type public.span',
    'table: table public.orders',
    'column: column public.orders.order_id',
    'column: column public.orders.status',
    'primary key: constraint public.orders.orders_pkey',
    'check: constraint public.orders.orders_check',
    'index: index public.orders_status',
    'policy: policy public.orders.own',
    'routine: routine public.f(integer)',
    'default privilege: default privilege "CURRENT_USER".public on TABLES',
  ]);
});

test('mapping by the identity returns an equal Model', () => {
  expect(mapObjects(model, ({ value }) => value)).toEqual(model);
});

test('stripping removes a field from objects and parts alike', () => {
  const stripped = stripFields(model, (field) => field === 'comment');
  expect(JSON.stringify(stripped)).not.toContain('The state.');
  expect(stripped.tables[0]?.columns[1]).toEqual({
    name: 'status',
    type: 'public.status',
    renamedFrom: 'state',
    using: 'state::text',
    backfill: `'new'`,
  });
});

test('filtering removes whole objects', () => {
  const filtered = filterObjects(model, ({ kind }) => kind !== 'table');
  expect(filtered).toEqual({ ...model, tables: [] });
});

test('authored hints are removed, and a policy keeps its USING', () => {
  const printed = withoutAuthoredHints(model);
  expect(JSON.stringify(printed)).not.toMatch(/renamed|state::text/);
  expect(printed.tables[0]?.policies).toEqual(orders.policies);
});

test('authored hints are carried to the printed Model', () => {
  expect(withAuthoredHints(withoutAuthoredHints(model), model)).toEqual(model);
});

test('finds a declared rename of an object, of a part and of a value', () => {
  const plain = withoutAuthoredHints(model);
  const [enumType, table] = [plain.enums[0], plain.tables[0]];
  if (!enumType || !table) throw new Error('Expected an enum and a table.');
  expect(declaresRenames(plain)).toBe(false);
  const [column, ...columns] = table.columns;
  const renamed: readonly Partial<Model>[] = [
    { enums: [{ ...enumType, renamedValues: { a: 'b' } }] },
    { tables: [{ ...table, renamedFrom: 'old' }] },
    { tables: [{ ...table, columns: [{ ...(column as Column), renamedFrom: 'old' }, ...columns] }] },
    { tables: [{ ...table, primaryKey: { name: 'key', columns: [], renamedFrom: 'old' } }] },
  ];
  for (const change of renamed) expect(declaresRenames({ ...plain, ...change })).toBe(true);
});

test('a rename that the planner does not carry out is not carried to the printed Model', () => {
  const [routine] = model.routines;
  const authored = { ...model, routines: routine ? [{ ...routine, renamedFrom: 'g' }] : [] };
  expect(withAuthoredHints(model, authored)).toEqual(model);
});

test('a table occupies names for its indexes, its identity sequences and its row type', () => {
  const names = takenNames({ ...model, schemas: [] }).map(
    ({ space, within, name }) => `${space} ${[...within, name].join('.')}`,
  );
  expect(names).toEqual([
    'type public.status',
    'type public.span',
    'type public.spans',
    'relation public.orders',
    'type public.orders',
    'column public.orders.order_id',
    'relation public.orders_order_id_seq',
    'column public.orders.status',
    'constraint public.orders.orders_pkey',
    'relation public.orders_pkey',
    'constraint public.orders.orders_check',
    'relation public.orders_status',
    'policy public.orders.own',
    'routine public.f(integer)',
  ]);
});

test('two objects collide if they have the same name in the same name space', () => {
  expect(hasNameCollision(model)).toBe(false);
  const sequence = { schema: 'public', name: 'orders_order_id_seq' };
  expect(hasNameCollision({ ...model, sequences: [sequence] })).toBe(true);
  expect(hasNameCollision({ ...model, statistics: [] })).toBe(false);
});

test('a Model omits an optional list that becomes empty, and keeps an empty list that every Model has', () => {
  const collations = [{ schema: 'public', name: 'c', locale: 'C' }];
  const filtered = filterObjects(
    { ...model, collations },
    ({ kind }) => kind !== 'collation' && kind !== 'view',
  );
  expect(filtered).toEqual({ ...model, views: [] });
  expect(filtered).not.toHaveProperty('collations');
});

test('every list of a Model has an entry, and the names of the kinds are distinct', () => {
  const lists = Object.entries(emptyModel).flatMap(([key, value]) => (Array.isArray(value) ? [key] : []));
  expect(listNames).toEqual(expect.arrayContaining(lists));
  const kinds = listNames.map((list) => catalogue[list].kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test('the compiler refuses a catalogue that lacks a list, a part or a flag', () => {
  const { tables, ...others } = catalogue;
  const { policies: _, ...parts } = tables.parts;
  // @ts-expect-error The list of tables has no entry.
  const lacksList: { [L in ListName]: KindEntry<ObjectOf<L>> } = others;
  // @ts-expect-error The policies of a table have no entry.
  const lacksPart: KindEntry<Table> = { ...tables, parts };
  // @ts-expect-error A table has an owner.
  const wrongFlag: KindEntry<Table> = { ...tables, owner: false };
  expect([lacksList, lacksPart, wrongFlag]).toHaveLength(3);
});
