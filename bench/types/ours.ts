import { manyTables } from '@trellis/testing';
import type { Contender } from './contender.ts';

export const ours: Contender = {
  name: 'Trellis, as declared',
  imports: `import * as t from '@trellis/model';
import { load } from '@trellis/query';
import type { Knex } from 'knex';
declare const knex: Knex;`,
  declare: manyTables,
  rows: (index) => `
export const rows${index} = (row: t.Row<typeof t${index}>, given: t.NewRow<typeof t${index}>, patch: t.RowPatch<typeof t${index}>) =>
  [row.id, given.name, patch.note];`,
  load: () => `
export const loaded = async () => (await load(knex, many, 't0', { children: { children: true } }))[0]?.children[0]?.children[0]?.name;`,
};
