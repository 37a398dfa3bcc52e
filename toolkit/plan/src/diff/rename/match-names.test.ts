import { describe, expect, test } from '@jest/globals';
import { matchNames } from './match-names.ts';

/** `b<a` is an object b that is declared to have been a. */
const match = (before: string, after: string) => {
  const objects = (text: string) =>
    text
      .split(' ')
      .filter((one) => one !== '')
      .map((one) => {
        const [name = '', renamedFrom] = one.split('<');
        return { name, ...(renamedFrom !== undefined && { renamedFrom }) };
      });
  const { renamed, cycle, reused } = matchNames(objects(before), objects(after));
  const print = (pairs: typeof renamed) =>
    pairs.map(([old, wanted]) => `${old.name}>${wanted.name}`).join(' ');
  return { renamed: print(renamed), cycle: print(cycle), reused: print(reused) };
};

describe('matchNames', () => {
  test.each([
    ['renames an object that has its old name', 'a', 'b<a', 'a>b'],
    ['ignores a rename that has run', 'b', 'b<a', ''],
    ['ignores a rename that has run if the old name is in use again', 'a b', 'a b<a', ''],
    ['ignores an old name that never existed', 'c', 'b<a c', ''],
    ['renames a chain from its end', 'a b c', 'b<a c<b d<c', 'c>d b>c a>b'],
  ])('%s', (_, before, after, renamed) => {
    expect(match(before, after)).toEqual({ renamed, cycle: '', reused: '' });
  });

  test('reports objects that exchange their names', () => {
    expect(match('a b c', 'a<b b<a d<c')).toEqual({ renamed: 'c>d', cycle: 'b>a a>b', reused: '' });
  });

  test('reports objects whose old name a new object gets', () => {
    expect(match('a b', 'a b<a c<b')).toEqual({ renamed: 'b>c', cycle: '', reused: 'a>b' });
  });
});
