import { expect, test } from '@jest/globals';
import { HIGHEST, LOWEST, type Range, uncovered } from './range.ts';

const edge = (at: number) => ({ at: BigInt(at), text: String(at) });
const range = (from: number, to: number): Range => ({ from: edge(from), to: edge(to) });

test.each<[string, readonly Range[], found: readonly string[]]>([
  ['nothing', [], ['10-20']],
  ['all of it', [range(0, 30)], []],
  ['its beginning', [range(0, 12)], ['12-20']],
  ['its end', [range(18, 40)], ['10-18']],
  ['its middle, in two parts', [range(14, 16), range(12, 14)], ['10-12', '16-20']],
  ['what touches it', [range(0, 10), range(20, 30)], ['10-20']],
  ['all below', [{ from: LOWEST, to: edge(15) }], ['15-20']],
  ['all above', [{ from: edge(15), to: HIGHEST }], ['10-15']],
])('finds what is not covered by %s', (_, taken, found) => {
  expect(uncovered(range(10, 20), taken).map(({ from, to }) => `${from.text}-${to.text}`)).toEqual(found);
});
