import { describe, expect, test } from '@jest/globals';
import { byShop, inShops, plain, rows, sales, schema, shops, typed } from '../../test/citus/index.ts';
import type { TrellisError } from '../error.ts';
import { toModel, validateSchema } from '../schema/index.ts';
import { citusRefusals, citusRules } from './citus-refusals.ts';

describe.each(rows)('Citus: $rule', ({ code, link, message, refused, accepted }) => {
  test('is refused when the schema is defined, in one line', () => {
    const found = citusRefusals(toModel(refused));
    expect(found).toContainEqual({
      code,
      link,
      object: expect.any(String),
      message: expect.stringContaining(message),
    });
    for (const one of found) expect(one.message).toMatch(/^Expected [^\n]+, got [^\n]+\. [^\n]+\.$/);
    let error: TrellisError | undefined;
    try {
      validateSchema(refused);
    } catch (thrown) {
      error = thrown as TrellisError;
    }
    expect(error).toMatchObject({ code: found[0]?.code, details: found });
  });

  test('is accepted as it should be', () => {
    expect(citusRefusals(toModel(accepted))).toEqual([]);
    expect(() => validateSchema(accepted)).not.toThrow();
  });
});

test('every rule has a row', () => {
  const broken = new Set(rows.map(({ code, link }) => `${code} ${link}`));
  expect(citusRules().filter(({ code, link }) => !broken.has(`${code} ${link}`))).toEqual([]);
});

test('a schema without distributed tables is not checked', () => {
  const numbered = plain('t', { columns: { id: typed('integer', { identity: 'always' }) } });
  const tables = [sales(undefined, { primaryKey: ['sale_id'] }), numbered];
  expect(citusRefusals(toModel(schema(tables)))).toEqual([]);
});

test('a distribution is plain data, and its number of shards does not depend on the server', () => {
  const kinds = plain('kinds', { columns: { id: typed('bigint') }, distribution: 'reference' });
  const described = schema([shops(byShop), sales(inShops), kinds]);
  expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  const model = toModel(described);
  expect(model.tables.map(({ distribution }) => distribution)).toEqual([
    { column: 'shop_id', shardCount: 32 },
    { column: 'shop_id', colocateWith: { schema: 'public', name: 'shops' } },
    'reference',
  ]);
  expect(toModel(schema([shops(undefined)])).tables[0]).not.toHaveProperty('distribution');
});
