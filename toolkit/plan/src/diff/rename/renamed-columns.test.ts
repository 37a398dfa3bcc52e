import { expect, test } from '@jest/globals';
import { renamedColumns } from './renamed-columns.ts';

const names = new Map([
  ['qty', 'quantity'],
  ['Unit Price', 'price'],
  ['text', 'body'],
]);

test.each([
  ['qty::integer', '"quantity"::integer'],
  ['QTY + "qty"', '"quantity" + "quantity"'],
  [`qty || 'qty' || $$qty$$ /* qty */`, `"quantity" || 'qty' || $$qty$$ /* qty */`],
  ['round("Unit Price" * qty)', 'round("price" * "quantity")'],
  ['qty(1) + public.qty (2)', 'qty(1) + public.qty (2)'],
  ['text::text', '"body"::text'],
  ['text :: text', '"body" :: text'],
  ['CAST(qty AS integer)', 'CAST("quantity" AS integer)'],
  ['(pair).qty', '(pair).qty'],
  ['"QTY"', '"QTY"'],
  ["cast(text AS text) || text 'a'", `cast("body" AS text) || text 'a'`],
])('renames the columns in %s', (expression, expected) => {
  expect(renamedColumns(expression, names)).toBe(expected);
});
