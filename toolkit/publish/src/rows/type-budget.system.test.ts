import { expect, test } from '@jest/globals';
import * as t from '@trellis/model';
import { manyTables } from '@trellis/testing';
import { compile } from '@trellis/testing/compile';
import { evaluate } from '../../test/evaluate.ts';
import { printRows } from './print-rows.ts';

test('compiles a module that uses the rows of 25 tables and typed Knex with fewer than 2,000 instantiations', () => {
  const { many } = evaluate<{ many: t.SchemaDescriptor }>(
    `import * as t from '@trellis/model';\n${manyTables(25)}`,
    { '@trellis/model': t },
  );
  const names = Array.from({ length: 25 }, (_, index) => `T${index}`);
  const uses = names.map(
    (name, index) => `
export const use${index} = (row: rows.${name}, given: rows.New${name}, patch: rows.${name}Patch) => [row.id, given.name, patch.note];
export const ask${index} = (knex: Knex) => knex('t${index}');`,
  );
  const head = `import type { Knex } from 'knex';
import type { KnexTables } from '@trellis/query';
import type * as rows from './rows.ts';
`;
  const files = { 'rows.ts': printRows(many) };
  const augmentation =
    "declare module 'knex/types/tables.js' { interface Tables extends KnexTables<rows.TableRows> {} }";
  const alone = compile(
    'toolkit/publish/src',
    `${head}export const ask = (knex: Knex) => knex('t0');\nexport type { KnexTables, rows };`,
    files,
  );
  const plain = compile(
    'toolkit/publish/src',
    `${head}${uses.join('').replace(/export const ask.*/g, '')}\nexport type { Knex, KnexTables };`,
    files,
  );
  const typed = compile('toolkit/publish/src', `${head}${augmentation}${uses.join('')}`, files);
  expect([...plain.errors, ...typed.errors]).toEqual([]);
  expect(typed.instantiations - alone.instantiations).toBeLessThan(2_000);
});
