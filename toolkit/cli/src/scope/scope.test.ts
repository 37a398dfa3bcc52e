import { describe, expect, test } from '@jest/globals';
import { emptyModel, type Model } from '@trellis/model';
import { table as emptyTable } from '@trellis/random-models';
import { compilePattern } from './pattern.ts';
import { scopeOf } from './scope.ts';

describe('a pattern', () => {
  test.each([
    ['audit.*', 'table', 'audit.log', true],
    ['audit.*', 'schema', 'audit', true],
    ['audit.*', 'schema', 'auditors', false],
    ['audit.log', 'schema', 'audit', false],
    ['table public.tmp_*', 'table', 'public.tmp_1', true],
    ['table public.tmp_*', 'view', 'public.tmp_1', false],
    ['public.tmp_?', 'table', 'public.tmp_12', false],
    ['routine public.f(*)', 'routine', 'public.f(integer, text)', true],
    ['public.a.b', 'table', 'public.a_b', false],
    ['*', 'extension', 'citext', true],
    ['default privilege *', 'default privilege', 'public on tables', true],
    ['foreign server files', 'foreign server', 'files', true],
    ['audit.*', 'text search configuration', 'audit.words', true],
    ['audit.*', 'operator class', 'audit.by_length USING btree', true],
    ['audit.*', 'base type', 'audit.point3', true],
    ['operator class audit.*', 'operator class', 'audit.by_length USING btree', true],
    ['configuration audit.*', 'text search configuration', 'audit.words', false],
  ])('%s on %s %s: %s', (pattern, kind, name, expected) => {
    expect(compilePattern(pattern)({ kind, name })).toBe(expected);
  });
});

const table = (schema: string, name: string) => emptyTable(name, [], { schema });
const current: Model = {
  ...emptyModel,
  schemas: [{ name: 'audit' }, { name: 'public' }],
  tables: [table('audit', 'log'), table('public', 'orders'), table('public', 'tmp_1')],
  dependencies: { 'table audit.log': ['schema audit'], 'table public.orders': ['schema public'] },
  unmodelled: [
    { code: 'UNMODELLED_OPERATOR', kind: 'operator', object: 'audit.===(integer,integer)' },
    {
      code: 'UNMODELLED_TEXT_SEARCH_CONFIGURATION',
      kind: 'text search configuration',
      object: 'audit.words',
    },
  ],
};
const names = ({ tables }: Model) => tables.map(({ schema, name }) => `${schema}.${name}`);

test('a scope keeps the managed objects, their dependencies, and unmodelled objects', () => {
  const managed = scopeOf({ exclude: ['audit.*', 'table public.tmp_*'] }).managed(current);
  expect(names(managed)).toEqual(['public.orders']);
  expect(managed.schemas).toEqual([{ name: 'public' }]);
  expect(managed.dependencies).toEqual({ 'table public.orders': ['schema public'] });
  expect(managed).not.toHaveProperty('unmodelled');
});

test('a function of the object selects as patterns do', () => {
  const seen: unknown[] = [];
  const scope = scopeOf({
    include: (object) => {
      seen.push(object);
      return object.schema !== 'audit' && object.name !== 'audit';
    },
  });
  expect(names(scope.managed(current))).toEqual(['public.orders', 'public.tmp_1']);
  expect(seen).toContainEqual({ kind: 'table', schema: 'audit', name: 'log' });
  expect(seen).toContainEqual({ kind: 'schema', name: 'audit' });
  expect(seen).toContainEqual({ kind: 'operator', schema: 'audit', name: '===(integer,integer)' });
});

test('a wanted Model takes the unmanaged objects of the current one', () => {
  const wanted: Model = { ...emptyModel, tables: [table('public', 'customers'), table('audit', 'other')] };
  const merged = scopeOf({ exclude: ['audit.*'] }).over(current, wanted);
  expect(names(merged)).toEqual(['audit.log', 'public.customers']);
  expect(merged.schemas.map(({ name }) => name)).toEqual(['audit', 'public']);
  expect(merged.unmodelled).toEqual(current.unmodelled);
  expect(scopeOf({}).over(current, wanted)).toBe(wanted);
});
