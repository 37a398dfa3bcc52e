import { expect, test } from '@jest/globals';
import * as t from '@trellis/model';
import { compile } from '@trellis/testing/compile';
import { evaluate } from '../../test/evaluate.ts';
import { OPTIONS, SOURCE } from '../../test/world.ts';
import { printRows } from './print-rows.ts';

const { world } = evaluate<{ world: t.SchemaDescriptor }>(SOURCE, { '@trellis/model': t });

test('prints rows that equal the inferred ones, for every type of column', () => {
  const proof = `
import type { NewRow, Row, RowPatch, ViewRow, ViewsOf } from '@trellis/model';
import type { TableRows, ViewRows } from './rows.ts';
import { world } from './world.ts';
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type T = typeof world.tables;
export const equal: { [K in keyof TableRows]: [
  Equal<Row<T[K]>, TableRows[K]['row']>, Equal<NewRow<T[K]>, TableRows[K]['new']>, Equal<RowPatch<T[K]>, TableRows[K]['patch']>
] } = { places: [true, true, true], 'audit.log': [true, true, true], staff: [true, true, true], parts: [true, true, true] };
export const all: Equal<keyof TableRows, keyof T> = true;
type V = ViewsOf<typeof world>;
export const views: { [K in keyof ViewRows]: Equal<ViewRow<V[K]>, ViewRows[K]> } = { busy_places: true, 'audit.recent': true };
export const allViews: Equal<keyof ViewRows, keyof V> = true;
`;
  const rows = printRows(world, OPTIONS);
  expect(compile('toolkit/publish/src', proof, { 'rows.ts': rows, 'world.ts': SOURCE }).errors).toEqual([]);
});
