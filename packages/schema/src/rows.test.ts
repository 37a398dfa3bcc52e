import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { NewRow, Row, RowPatch, ViewRow, ViewsOf } from '@trellis/model';
import { publish } from '../published.ts';
import type { shop } from './index.ts';
import type { TableRows, ViewRows } from './rows.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Declared = typeof shop.tables;

/** Proves that the published row types equal those that the compiler infers from the descriptors. */
type Proof = {
  [K in keyof TableRows]: [
    Equal<Row<Declared[K]>, TableRows[K]['row']>,
    Equal<NewRow<Declared[K]>, TableRows[K]['new']>,
    Equal<RowPatch<Declared[K]>, TableRows[K]['patch']>,
  ];
};

test('the published row types of every table equal the inferred ones', () => {
  const every: Equal<keyof TableRows, keyof Declared> = true;
  const proven: Equal<Proof, Record<keyof TableRows, [true, true, true]>> = true;
  expect([every, proven]).toEqual([true, true]);
});

/** The same for views. */
type ViewProof = { [K in keyof ViewRows]: Equal<ViewRow<ViewsOf<typeof shop>[K]>, ViewRows[K]> };

test('the published row types of every view equal the inferred ones', () => {
  const every: Equal<keyof ViewRows, keyof ViewsOf<typeof shop>> = true;
  const proven: Equal<ViewProof, Record<keyof ViewRows, true>> = true;
  expect([every, proven]).toEqual([true, true]);
});

test('the generated files are up to date', async () => {
  expect(await publish(join(__dirname, '..'), { dryRun: true })).toEqual([]);
});
