import { expect, test } from '@jest/globals';
import { isTrellisError } from '../error.ts';
import type { SchemaDescriptor } from './schema.ts';
import { validateSchema } from './validate-schema.ts';

/** Schema that JSON could contain: one table, with more of it and more beside it. */
const schema = (table: object = {}, more: object = {}) =>
  ({
    name: 'shop',
    tables: {
      orders: {
        name: 'orders',
        columns: { order_id: { type: 'integer' }, status: { type: 'text' } },
        relationships: {},
        ...table,
      },
    },
    ...more,
  }) as SchemaDescriptor;

const trigger = (definition: string) =>
  schema({ triggers: [{ name: 'audited', definition }] }, { routines: [routine()] });
const routine = (more: object = {}) => ({
  name: 'audit',
  kind: 'function',
  arguments: '',
  definition: 'create function audit() returns trigger language plpgsql as $$ begin return new; end; $$',
  ...more,
});
const view = (definition: string) => schema({}, { views: [{ name: 'totals', definition }] });
const column = (more: object) => schema({ columns: { status: { type: 'text', ...more } } });

test.each<[string, SchemaDescriptor]>([
  ['an absent property that is undefined', schema({ checks: undefined })],
  [
    'a trigger of its own table',
    trigger('create trigger audited before insert on orders execute function audit()'),
  ],
  [
    'a constraint trigger with an event on columns',
    trigger(
      'CREATE OR REPLACE CONSTRAINT TRIGGER "audited" AFTER UPDATE OF status ON public.orders FOR EACH ROW EXECUTE FUNCTION audit()',
    ),
  ],
  ['a semicolon at the end of a definition', view('select 1 as one;')],
  ['a semicolon in a text and in a comment', view("select ';' as one -- ; drop table orders")],
  [
    'a rule with several actions',
    schema({
      rules: [
        {
          name: 'kept',
          definition: 'create rule kept as on delete to orders do instead (delete from a; delete from b)',
        },
      ],
    }),
  ],
  [
    'a body of several statements',
    schema(
      {},
      {
        routines: [
          routine({
            definition:
              'create or replace function public.audit() returns int begin atomic select 1; select case when true then 2 end; end;',
          }),
        ],
      },
    ),
  ],
  [
    'statistics of its table',
    schema(
      {},
      {
        statistics: [
          {
            name: 'both',
            table: { schema: 'public', name: 'orders' },
            definition: 'create statistics if not exists both on order_id, status from orders',
          },
        ],
      },
    ),
  ],
  [
    'a routine with long types of arguments',
    schema(
      {},
      { routines: [{ ...routine(), arguments: `${'timestamp with time zone, '.repeat(3)}integer` }] },
    ),
  ],
  ['a name of 63 bytes', schema({ checks: [{ name: 'c'.repeat(63), expression: 'true' }] })],
  ['equal names in different name spaces', schema({ checks: [{ name: 'orders', expression: 'true' }] })],
])('accepts %s', (_, valid) => {
  expect(refusal(valid)).toBeUndefined();
});

test.each<[string, SchemaDescriptor, string]>([
  // Keys and values that the format does not have.
  [
    'an unknown key where another is missing',
    schema({ checks: [{ condition: 'true' }] }),
    'Expected a known key in tables.orders.checks[0], got "condition". Use "expression".',
  ],
  [
    'a misspelled key of a column',
    column({ nulable: true }),
    'Expected a known key in tables.orders.columns.status, got "nulable". Use "nullable".',
  ],
  [
    'a misspelled key of an element that can have several shapes',
    schema({ indexes: [{ columns: [{ expresion: 'lower(status)' }] }] }),
    'Expected a known key in tables.orders.indexes[0].columns[0], got "expresion". Use "expression".',
  ],
  [
    'a misspelled key of the schema',
    schema({}, { view: [] }),
    'Expected a known key in the schema, got "view". Use "views".',
  ],
  [
    'a key that is like no other',
    schema({ foreignKeys: [{ columns: ['status'], references: { table: 'a', columns: [], zzz: 1 } }] }),
    'Expected a known key in tables.orders.foreignKeys[0].references, got "zzz". Remove it.',
  ],
  [
    'no tables',
    { name: 'shop' } as SchemaDescriptor,
    'Expected the key "tables" in the schema, got none. Add it.',
  ],
  [
    'a table without columns',
    schema({ columns: undefined }),
    'Expected the key "columns" in tables.orders, got none. Add it.',
  ],
  [
    'an unknown action of a foreign key',
    column({ references: 'orders.order_id', onDelete: 'cascades' }),
    'Expected one of "cascade", "no action", "restrict", "set default", "set null" in tables.orders.columns.status.onDelete, got "cascades". Use "cascade".',
  ],
  [
    'a list that is none',
    schema({ checks: 'true' }),
    'Expected a list in tables.orders.checks, got "true". Fix the value.',
  ],
  [
    'an element of another type',
    schema({ checks: [null] }),
    'Expected an object or a text in tables.orders.checks[0], got null. Fix the value.',
  ],
  [
    'a schema that is none',
    [] as unknown as SchemaDescriptor,
    'Expected an object in the schema, got a list. Fix the value.',
  ],
  [
    'a key of a view over a column that it does not declare',
    schema(
      {},
      { views: [{ name: 'totals', definition: 'select 1 as one', columns: { one: {} }, key: ['two'] }] },
    ),
    'Expected the key of "totals" to use declared columns of the view, got "two". Declare it or fix the name.',
  ],
  [
    'an action of a column that references none',
    column({ onDelete: 'cascade' }),
    'Expected `references` beside `onDelete` of orders.status, got none. Add it, or declare the action in `foreignKeys` of the table.',
  ],
  // Names that PostgreSQL cannot use as they are.
  [
    'a name of more than 63 bytes',
    schema({ checks: [{ name: 'é'.repeat(32), expression: 'true' }] }),
    `Expected a name of at most 63 bytes for constraint public.orders."${'é'.repeat(32)}", got 64. Shorten it.`,
  ],
  [
    'two checks with one name',
    schema({
      checks: [
        { name: 'known', expression: 'true' },
        { name: 'known', expression: 'false' },
      ],
    }),
    'Expected one constraint public.orders.known, got two. Rename or remove one.',
  ],
  [
    'a view with the name of a table',
    schema({}, { views: [{ name: 'orders', definition: 'select 1' }] }),
    'Expected one object with the name of view public.orders, got table public.orders as well. Rename one.',
  ],
  [
    'an enum with the name of a table',
    schema({}, { enums: [{ name: 'orders', values: ['a'] }] }),
    'Expected one object with the name of table public.orders, got type public.orders as well. Rename one.',
  ],
  [
    'two routines with one name and the same arguments',
    schema({}, { routines: [routine(), routine()] }),
    'Expected one routine public.audit(), got two. Rename or remove one.',
  ],
  // Definitions that create something else.
  [
    'a view of several statements',
    view('select 1 as one; drop table orders'),
    'Expected one statement in `definition` of view public.totals, got a semicolon with more SQL. Declare each object by itself.',
  ],
  [
    'a function that another statement follows',
    schema({}, { routines: [routine({ definition: `${routine().definition}; select 1` })] }),
    'Expected one statement in `definition` of routine public.audit(), got a semicolon with more SQL. Declare each object by itself.',
  ],
  [
    'a check with a statement',
    schema({ checks: [{ name: 'known', expression: 'true); drop table orders; --' }] }),
    'Expected one expression in `expression` of constraint public.orders.known, got a semicolon with more SQL. Declare each object by itself.',
  ],
  [
    'a default with a statement',
    column({ default: { sql: "'x'; select 1" } }),
    'Expected one expression in `default` of column public.orders.status, got a semicolon with more SQL. Declare each object by itself.',
  ],
  [
    'a predicate of an index whose quote does not end',
    schema({ indexes: [{ name: 'some', columns: ['status'], where: "status = 'x" }] }),
    'Expected every quote and comment to end in `where` of index public.some, got one that does not. Close it.',
  ],
  [
    'a trigger of another table',
    trigger('create trigger audited before insert on customers execute function audit()'),
    'Expected the definition of trigger public.orders.audited to name the table "public"."orders", got "customers". Fix the definition, or the name in the descriptor.',
  ],
  [
    'a trigger of a table of another schema',
    trigger('create trigger audited before insert on old.orders execute function audit()'),
    'Expected the definition of trigger public.orders.audited to name the table "public"."orders", got "old"."orders". Fix the definition, or the name in the descriptor.',
  ],
  [
    'a trigger with another name',
    trigger('create trigger "Audited" before insert on orders execute function audit()'),
    'Expected the definition of trigger public.orders.audited to create it, got "Audited". Fix the definition, or the name in the descriptor.',
  ],
  [
    'a trigger whose definition creates none',
    trigger('execute function audit()'),
    'Expected trigger public.orders.audited to have a CREATE TRIGGER statement, got another text. Fix the definition, or the name in the descriptor.',
  ],
  [
    'a function of another schema',
    schema({}, { routines: [routine({ schema: 'app' })] }),
    'Expected the definition of routine app.audit() to create it, got "audit". Fix the definition, or the name in the descriptor.',
  ],
  [
    'a rule of another table',
    schema({ rules: [{ name: 'kept', definition: 'create rule kept as on delete to b do nothing' }] }),
    'Expected the definition of rule public.orders.kept to name the table "public"."orders", got "b". Fix the definition, or the name in the descriptor.',
  ],
])('refuses %s', (_, invalid, message) => {
  expect(refusal(invalid)).toEqual({ code: 'SCHEMA_INVALID', message });
});

test('lists every mismatch with the format in the details', () => {
  const both = schema({ checks: [{ condition: 'true' }], colour: 'red' });
  expect(details(both)).toEqual({
    names: ['orders', 'colour'],
    mismatches: [
      expect.stringMatching(
        /^Expected a known key in tables.orders, got "colour". Use one of schema, primaryKey, .*foreign\.$/,
      ),
      'Expected a known key in tables.orders.checks[0], got "condition". Use "expression".',
      'Expected the key "expression" in tables.orders.checks[0], got none. Add it.',
    ],
  });
});

function refusal(invalid: SchemaDescriptor): object | undefined {
  const error = thrown(invalid);
  return error === undefined
    ? undefined
    : isTrellisError(error)
      ? { code: error.code, message: error.message }
      : { error };
}

function details(invalid: SchemaDescriptor): unknown {
  const error = thrown(invalid);
  return isTrellisError(error) ? error.details : error;
}

function thrown(invalid: SchemaDescriptor): unknown {
  try {
    validateSchema(invalid);
    return undefined;
  } catch (error) {
    return error;
  }
}
