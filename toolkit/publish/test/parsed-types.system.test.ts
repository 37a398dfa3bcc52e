import { expect, test } from '@jest/globals';
import { column, defineSchema, integer, table, view } from '@trellis/model';
import { compile } from '@trellis/testing/compile';
import { publishedFiles } from '../src/index.ts';

const columns = {
  day: column<unknown>()('date', { nullable: true }),
  at: column<unknown>()('timestamp with time zone', { nullable: true }),
  bytes: column<unknown>()('bytea[]', { nullable: true }),
};
const schema = defineSchema({
  name: 'samples',
  tables: {
    samples: table('samples', {
      columns: { sample_id: integer({ identity: 'always', primaryKey: true }), ...columns },
    }),
  },
  views: [view('sample_list', { definition: 'select * from samples', columns })],
});
const files = publishedFiles(schema, { release: { version: '1.0.0', migrations: [] } });

test('the types of parsed rows are those that Knex takes and returns', () => {
  const modules = Object.entries(files).flatMap(([path, contents]) =>
    path.startsWith('src/') ? [[path.slice('src/'.length), contents] as const] : [],
  );
  const source = `
import type { KnexTables, KnexViews } from '@trellis/query';
import type { Knex } from 'knex';
import type { NewSample, Sample, SampleList, TableRows, ViewRows } from './rows.ts';
import { parseNewSample, parseSample, parseSampleList, parseSamplePatch } from './validate.ts';
declare module 'knex/types/tables.js' {
  interface Tables extends KnexTables<TableRows>, KnexViews<ViewRows> {}
}
declare const db: Knex;
declare const body: unknown;
export const row: Sample = parseSample(body);
export const listed: SampleList = parseSampleList(body);
export const given: NewSample = parseNewSample(body);
export const inserted: PromiseLike<Sample[]> = db('samples').insert(parseNewSample(body)).returning('*');
export const several: PromiseLike<unknown> = db('samples').insert([parseNewSample(body), { day: db.fn.now() }]);
export const updated: PromiseLike<number> = db('samples').update(parseSamplePatch(body));
export const at: Date | null = row.at;
export const bytes: Uint8Array[] | null = row.bytes;
`;
  expect(compile('toolkit/publish/src', source, Object.fromEntries(modules)).errors).toEqual([]);
});
