import { describe, expect, test } from '@jest/globals';
import { emptyModel, type Model } from '@trellis/model';
import { diffModels } from '@trellis/plan';
import { knownRenames } from './known-renames.ts';
import { short, tables } from './tables.ts';

/** `a>b` for a suggested rename, `a,b>c?` for candidates, of tables and columns. */
function found(from: Partial<Model>, to: Partial<Model>): readonly string[] {
  const { hints, candidates } = diffModels({ ...emptyModel, ...from }, { ...emptyModel, ...to });
  return [
    ...hints
      .filter(({ from: id }) => !/^(constraint|index)/.test(id))
      .map((one) => `${short(one.from)}>${short(one.to)}`),
    ...candidates.map((one) => `${one.from.map(short).join()}>${one.to.map(short).join()}?`),
  ].sort();
}

describe('rename hints', () => {
  test.each(knownRenames)('$title', ({ from, to, renamed }) => {
    const all = found({ tables: tables(from) }, { tables: tables(to) });
    expect(all.filter((one) => !one.endsWith('?'))).toEqual([...renamed].sort());
  });

  test.each([
    [
      'two dropped columns and one added',
      't(id integer, a text, b text)',
      't(id integer, c text)',
      ['t.a,t.b>t.c?'],
    ],
    [
      'one dropped column and two added',
      't(id integer, a text)',
      't(id integer, b text, c text)',
      ['t.a>t.b,t.c?'],
    ],
    ['two equal tables', 'a(id integer, n text)\nb(id integer, n text)', 'c(id integer, n text)', ['a,b>c?']],
    [
      'a column among others',
      't(id integer, note text, n integer, m integer)',
      't(id integer, notes text)',
      ['t.note>t.notes'],
    ],
  ])('suggests each object at most once, and lists candidates: %s', (_, from, to, expected) => {
    expect(found({ tables: tables(from.split('\n')) }, { tables: tables([to]) })).toEqual(expected);
  });
});
