import { expect, test } from '@jest/globals';
import { manyTables } from '@trellis/testing';
import { compile } from '@trellis/testing/compile';

/** The row types of a schema: rows as read, inserted and updated. */
const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `
export const use${index} = (row: t.Row<typeof t${index}>, given: t.NewRow<typeof t${index}>, patch: t.RowPatch<typeof t${index}>) =>
  [row.id, given.name, patch.note] satisfies unknown[];`,
  ).join('');

/** The number of instantiations of a module, without those of its imports. */
function cost(source: string): number {
  const head = "import * as t from '@trellis/model';\n";
  const used = compile('toolkit/model/src', `${head}${source}`);
  const alone = compile('toolkit/model/src', `${head}export const name = t.text.name;`);
  expect(used.errors).toEqual([]);
  return used.instantiations - alone.instantiations;
}

test.each([
  [25, 20_000],
  [100, 80_000],
])(
  '%i tables with relationships in both directions, and all their rows, take fewer than %i instantiations',
  (count, budget) => {
    expect(cost(`${manyTables(count)}${rows(count)}`)).toBeLessThan(budget);
  },
);
