import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { compile } from '@trellis/testing/compile';
import ts from 'typescript';

const HEAD = `
import type { Knex } from 'knex';
import { load, loadOne } from '../src/index.ts';
import { company } from './company.ts';
declare const knex: Knex;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
`;

/** Returns the compiler's errors for a module, with line numbers that do not count the head. */
function errorsOf(source: string): string[] {
  const offset = HEAD.split('\n').length - 1;
  return compile('toolkit/query/test', `${HEAD}${source}`).errors.map((error) =>
    error.replace(
      /^.*?:(\d+): ([\s\S]*)$/,
      (_, line: string, text: string) => `${Number(line) - offset}: ${text.split('\n').at(-1)?.trim()}`,
    ),
  );
}

test('the type of a loaded row is exact', () => {
  expect(
    errorsOf(`
const people = await load(knex, company, 'people', {
  $columns: ['name', 'mood'],
  manager: { $columns: ['name'] },
  profile: { $columns: ['about'] },
  badges: { $columns: ['rank'], $limit: 1, person: { $columns: [] } },
  desks: { $columns: ['hours'], desk: { $columns: ['note'] } },
  friends: true,
});
type Person = (typeof people)[number];
export const plain: Same<Person['name'], string> = true;
export const mood: Same<Person['mood'], 'sad' | 'glad'> = true;
export const may: Same<Person['manager'], { name: string } | null> = true;
export const back: Same<Person['profile'], { about: string | null } | null> = true;
export const many: Same<Person['badges'], { rank: number | null; person: {} }[]> = true;
export const composite: Same<Person['desks'][number]['desk'], { note: string | null }> = true;
export const keys: Same<keyof Person, 'name' | 'mood' | 'manager' | 'profile' | 'badges' | 'desks' | 'friends'> = true;
export const friend: Same<keyof Person['friends'][number], 'person_id' | 'name' | 'manager_id' | 'country_code' | 'mood'> = true;
const one = await loadOne(knex, company, 'badges', { person: { $where: { name: 'Ada' } } });
export const filtered: null extends NonNullable<typeof one>['person'] ? true : never = true;
export const none: null extends typeof one ? true : never = true;
declare const maybe: true | undefined;
const [some] = await load(knex, company, 'badges', { $columns: [], person: maybe });
const [page] = await load(knex, company, 'people', { $columns: [], $cursor: true, badges: { $columns: [], $cursor: true } });
export const cursors: Same<typeof page, { $cursor: string; badges: { $cursor: string }[] } | undefined> = true;
await load(knex, company, 'people', { $after: page?.$cursor, $before: page?.badges[0]?.$cursor });
export const perhaps: undefined extends NonNullable<typeof some>['person'] ? true : never = true;
`),
  ).toEqual([]);
});

test('options that do not fit the schema do not compile', () => {
  expect(
    errorsOf(`
await load(knex, company, 'person');
await load(knex, company, 'badges', { owner: true });
await load(knex, company, 'badges', { person: { $columns: ['nam'] } });
await load(knex, company, 'badges', { person: { $limit: 1 } });
await load(knex, company, 'people', { badges: { person: { boss: true } } });
await load(knex, company, 'people', { $where: { nam: 'Ada' } });
await load(knex, company, 'people', { $where: { name: 1 } });
await load(knex, company, 'people', { $where: { name: { like: 1 } } });
await load(knex, company, 'people', { $orderBy: { name: 'up' } });
await load(knex, company, 'people', { badges: { $limit: '3' } });
await load(knex, company, 'badges', { person: { $cursor: true } });
await load(knex, company, 'people', { $after: 3 });
const [person] = await load(knex, company, 'people', { $columns: ['name'] });
person?.mood;
`).map((error) => error.split(':')[0]),
  ).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '15']);
});

const WRONG = [
  `'people', { $where: { name: 'Ada', nam: 'Ada' } }`,
  `'people', { $where: [{ name: 'Ada' }, { name: 'Ada', nam: 'Ada' }] }`,
  `'people', { $where: { name: { like: 'A%', likes: 'A%' } } }`,
  `'people', { $where: { mood: 'bad' } }`,
  `'people', { $where: { mood: { in: ['sad', 'bad'] } } }`,
  `'people', { $where: { manager_id: { lt: null } } }`,
  `'people', { $orderBy: 'nam' }`,
  `'people', { $orderBy: { name: 'asc', nam: 'asc' } }`,
  `'people', { $orderBy: ['name', 'nam'] }`,
  `'people', { $orderBy: [{ name: 'asc' }, { name: 'asc', nam: 'asc' }] }`,
  `'people', { $columns: ['name', 'nam'] }`,
  `'people', { $cursor: false }`,
  `'people', { $cursor: 'yes' }`,
  `'people', { $after: null }`,
  `'people', { $before: new Date() }`,
  `'people', { $limits: 1 }`,
  `'people', { badges: { $where: { rank: 1, rang: 1 } } }`,
  `'people', { badges: { $orderBy: { rank: 'asc', rang: 'asc' } } }`,
  `'people', { badges: { $after: 1 } }`,
  `'people', { badges: false }`,
  `'people', { badges: { person: { badges: { owner: true } } } }`,
  `'people', { manager: { $after: 'x' } }`,
  `'people', { profile: { $orderBy: 'about' } }`,
];

test('no wrong name, cursor or path of relationships compiles', () => {
  const source = WRONG.map((options) => `await load(knex, company, ${options});`).join('\n');
  const refused = errorsOf(`\n${source}`).map((error) => Number(error.split(':')[0]));
  expect(WRONG.filter((_, i) => !refused.includes(i + 2))).toEqual([]);
});

test('a load of three levels takes fewer than 2500 instantiations', () => {
  const alone = compile(
    'toolkit/query/test',
    `${HEAD}export const it: Same<1, 1> = true; export { knex, load, loadOne, company };`,
  );
  const used = compile(
    'toolkit/query/test',
    `${HEAD}
const people = await load(knex, company, 'people', { badges: true, desks: { desk: { bookings: true } } });
export const hours: number | undefined = people[0]?.desks[0]?.desk.bookings[0]?.hours;
export { loadOne }; export type It = Same<1, 1>;`,
  );
  expect([...alone.errors, ...used.errors]).toEqual([]);
  expect(used.instantiations - alone.instantiations).toBeLessThan(2_500);
});

test('an editor completes relationships, options and columns, and shows the expanded row type', () => {
  const main = join(__dirname, '../../test/__editor__.ts');
  const source = `${HEAD}const people = await load(knex, company, 'people', { $columns: ['name'], badges: { $columns: ['rank'] } });
await load(knex, company, 'people', { | });
await load(knex, company, 'people', { badges: { person: { | } } });
await load(knex, company, 'people', { $where: { | } });`;
  const text = source.replaceAll('|', '');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(__dirname, '../../../../tsconfig.base.json'), ts.sys.readFile).config,
    ts.sys,
    __dirname,
  );
  const service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getScriptFileNames: () => [main],
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => {
      const found = file === main ? text : ts.sys.readFile(file);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
  const completed = [...source.matchAll(/\|/g)].map(({ index }, i) =>
    service.getCompletionsAtPosition(main, index - i, {})?.entries.map(({ name }) => name),
  );
  expect(completed).toEqual([
    expect.arrayContaining(['$columns', '$limit', 'badges', 'friends', 'manager']),
    expect.arrayContaining(['$columns', 'badges', 'manager']),
    ['country_code', 'manager_id', 'mood', 'name', 'person_id'],
  ]);
  const shown = service.getQuickInfoAtPosition(main, text.indexOf('people ='))?.displayParts;
  expect(ts.displayPartsToString(shown).replace(/\s+/g, ' ')).toBe(
    'const people: { name: string; badges: { rank: number | null; }[]; }[]',
  );
});
