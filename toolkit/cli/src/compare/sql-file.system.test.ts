import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { diff } from './compare.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-sql-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('reports that a dump without rows would empty a materialized view', async () => {
  const [full, bare] = ['full.sql', 'bare.sql'].map((name) => join(folder, name)) as [string, string];
  writeFileSync(full, 'CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;');
  writeFileSync(bare, 'CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;');
  expect((await diff(full, bare)).statements).toMatchObject([
    { sql: 'REFRESH MATERIALIZED VIEW "public"."m" WITH NO DATA', hazards: [{ code: 'LOSES_DATA' }] },
  ]);
  expect((await diff(bare, full)).statements).toMatchObject([
    { sql: 'REFRESH MATERIALIZED VIEW "public"."m"', hazards: [{ code: 'BLOCKS_WRITES' }] },
  ]);
});
