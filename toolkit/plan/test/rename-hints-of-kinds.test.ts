import { describe, expect, test } from '@jest/globals';
import { emptyModel, type Model, type Table } from '@trellis/model';
import { diffModels } from '@trellis/plan';
import { short, tables } from './tables.ts';

describe('rename hints of each kind', () => {
  const inPublic = { schema: 'public' };
  const [things] = tables(['things(id integer, a integer, b integer)']);
  const index = (name: string, column: string, unique?: true) => ({
    name,
    method: 'btree',
    elements: [{ column }],
    ...(unique && { unique }),
  });
  const sequence = { ...inPublic, name: 'numbers', increment: '5' };
  const view = {
    ...inPublic,
    definition: ' SELECT a, b FROM things',
    columns: [{ name: 'a', type: 'integer' }],
    indexes: [],
    triggers: [],
    rules: [],
  };
  const check = { expression: 'a > 0' };
  const cases: readonly (readonly [string, Partial<Model>, Partial<Model>, readonly string[]])[] = [
    [
      'a value of an enum',
      { enums: [{ ...inPublic, name: 'mood', values: ['sad', 'glad', 'ok'] }] },
      { enums: [{ ...inPublic, name: 'mood', values: ['sad', 'happy', 'ok'] }] },
      ["value glad@mood>value happy@mood renamedValues: { 'glad': 'happy' }"],
    ],
    [
      'two values of an enum of which one is renamed',
      { enums: [{ ...inPublic, name: 'mood', values: ['new', 'canceled', 'old'] }] },
      { enums: [{ ...inPublic, name: 'mood', values: ['new', 'cancelled'] }] },
      ["value canceled@mood>value cancelled@mood renamedValues: { 'canceled': 'cancelled' }"],
    ],
    [
      'an enum that gets a value as well',
      { enums: [{ ...inPublic, name: 'mood', values: ['sad', 'glad', 'ok'] }] },
      { enums: [{ ...inPublic, name: 'feeling', values: ['sad', 'glad', 'ok', 'angry'] }] },
      ["mood>feeling renamedFrom: 'mood'"],
    ],
    [
      'an attribute of a composite type',
      {
        compositeTypes: [
          {
            ...inPublic,
            name: 'pair',
            attributes: [
              { name: 'x', type: 'integer' },
              { name: 'y', type: 'text' },
            ],
          },
        ],
      },
      {
        compositeTypes: [
          {
            ...inPublic,
            name: 'pair',
            attributes: [
              { name: 'lat', type: 'integer' },
              { name: 'y', type: 'text' },
            ],
          },
        ],
      },
      ["pair.x>pair.lat renamedFrom: 'x'"],
    ],
    [
      'a domain',
      {
        domains: [
          { ...inPublic, name: 'mail', type: 'text', checks: [{ name: 'c', expression: "VALUE ~ '@'" }] },
        ],
      },
      {
        domains: [
          { ...inPublic, name: 'email', type: 'text', checks: [{ name: 'c', expression: "VALUE ~ '@'" }] },
        ],
      },
      ["mail>email renamedFrom: 'mail'"],
    ],
    [
      'a sequence',
      { sequences: [sequence] },
      { sequences: [{ ...sequence, name: 'order_numbers' }] },
      ["numbers>order_numbers renamedFrom: 'numbers'"],
    ],
    [
      'a view',
      { views: [{ ...view, name: 'v' }] },
      { views: [{ ...view, name: 'all_things' }] },
      ["v>all_things renamedFrom: 'v'"],
    ],
    [
      'indexes of one definition, by their names',
      { tables: [{ ...things, indexes: [index('ix_a', 'a'), index('ix_b', 'b')] } as Table] },
      { tables: [{ ...things, indexes: [index('ix_things_b', 'b'), index('ix_things_a', 'a')] } as Table] },
      ["ix_a>ix_things_a renamedFrom: 'ix_a'", "ix_b>ix_things_b renamedFrom: 'ix_b'"],
    ],
    [
      'no index with another definition',
      { tables: [{ ...things, indexes: [index('ix_a', 'a')] } as Table] },
      { tables: [{ ...things, indexes: [index('uq_a', 'a', true)] } as Table] },
      [],
    ],
    [
      'a constraint',
      { tables: [{ ...things, checks: [{ name: "it's", ...check }] } as Table] },
      { tables: [{ ...things, checks: [{ name: 'ck_a', ...check }] } as Table] },
      ["things.it's>things.ck_a renamedFrom: 'it\\'s'"],
    ],
    [
      'a schema, and not the objects in it',
      { schemas: [{ name: 'audit' }], tables: [{ ...things, schema: 'audit' } as Table] },
      { schemas: [{ name: 'log' }], tables: [{ ...things, schema: 'log' } as Table] },
      ["schema audit>schema log renamedFrom: 'audit'"],
    ],
    [
      'a column by a type that is renamed',
      {
        enums: [{ ...inPublic, name: 'mood', values: ['sad', 'glad'] }],
        tables: tables(['t(id integer, x public.mood, y text)']),
      },
      {
        enums: [{ ...inPublic, name: 'feeling', values: ['sad', 'glad'] }],
        tables: tables(['t(id integer, y text, z public.feeling)']),
      },
      ["mood>feeling renamedFrom: 'mood'"],
    ],
  ];
  test.each(cases)('suggests %s', (_, from, to, expected) => {
    const { hints } = diffModels({ ...emptyModel, ...from }, { ...emptyModel, ...to });
    expect(hints.map((one) => `${short(one.from)}>${short(one.to)} ${one.write}`).sort()).toEqual(expected);
  });
});
