import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { NewRow, Row, RowPatch, ViewRow, ViewsOf } from '@trellis/model';
import { writePublished } from '@trellis/publish';
import { published } from '../published.ts';
import type { shop } from './index.ts';
import type { TableRows, ViewRows } from './rows.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Declared = typeof shop.tables;

/** Whether the rows that are published are exactly those that the compiler infers from the descriptors. */
type Proof = {
  [K in keyof TableRows]: [
    Equal<Row<Declared[K]>, TableRows[K]['row']>,
    Equal<NewRow<Declared[K]>, TableRows[K]['new']>,
    Equal<RowPatch<Declared[K]>, TableRows[K]['patch']>,
  ];
};

test('every table has its rows, exactly as the compiler infers them', () => {
  const every: Equal<keyof TableRows, keyof Declared> = true;
  const proven: Equal<Proof, Record<keyof TableRows, [true, true, true]>> = true;
  expect([every, proven]).toEqual([true, true]);
});

/** The same of the views. */
type ViewProof = { [K in keyof ViewRows]: Equal<ViewRow<ViewsOf<typeof shop>[K]>, ViewRows[K]> };

test('so has every view', () => {
  const every: Equal<keyof ViewRows, keyof ViewsOf<typeof shop>> = true;
  const proven: Equal<ViewProof, Record<keyof ViewRows, true>> = true;
  expect([every, proven]).toEqual([true, true]);
});

test('what is generated of the descriptors regenerates to itself', async () => {
  const folder = join(__dirname, '..');
  expect(await writePublished(folder, await published(folder), { dryRun: true })).toEqual([]);
});
