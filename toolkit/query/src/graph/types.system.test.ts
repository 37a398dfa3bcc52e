import { expect, test } from '@jest/globals';
import { compile } from '@trellis/testing/compile';

const SOURCE = `import type { Knex } from 'knex';
import { deleteGraph, insertGraph, replaceRelated } from '../src/index.ts';
import { company } from './company.ts';
declare const knex: Knex;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
const one = await insertGraph(knex, company, 'people', {
  name: 'Ada', mood: 'sad', country: { $key: { code: 'NL' } }, manager: null, profile: { about: 'x' }, badges: [{ label: 'x' }],
});
export const mood: Same<typeof one.mood, 'sad' | 'glad'> = true;
export const country: Same<keyof typeof one.country, 'code'> = true;
export const manager: Same<typeof one.manager, null> = true;
export const about: Same<typeof one.profile.about, string | null> = true;
export const rank: Same<(typeof one.badges)[number]['rank'], number | null> = true;
export const many: { name: string }[] = await insertGraph(knex, company, 'people', [{ name: 'Ada' }, { name: 'Bob', badges: [] }]);
export const gone: number | undefined = (await deleteGraph(knex, company, 'people', { name: { like: 'A%' } })).badges;
await insertGraph(knex, company, 'people', { mood: 'sad' });
await insertGraph(knex, company, 'people', { name: 'Ada', person_id: 1 });
await insertGraph(knex, company, 'people', { name: 'Ada', mood: 'angry' });
await insertGraph(knex, company, 'people', { name: 'Ada', nick: 'A' });
await insertGraph(knex, company, 'people', { name: 'Ada', badges: [{ label: 'x', colour: 'red' }] });
await insertGraph(knex, company, 'people', { name: 'Ada', badges: { label: 'x' } });
await insertGraph(knex, company, 'people', { name: 'Ada', country: { $key: { kode: 'NL' } } });
await deleteGraph(knex, company, 'person', {});
await deleteGraph(knex, company, 'people', { nam: 'Ada' });
await deleteGraph(knex, company, 'people', { name: 'Ada', nam: 'Ada' });
await deleteGraph(knex, company, 'people', [{ name: 'Ada' }, { name: 'Ada', nam: 'Ada' }]);
await deleteGraph(knex, company, 'people', { name: { like: 'A%', likes: 'A%' } });
await replaceRelated(knex, company, 'people', { person_id: 1, nam: 'Ada' }, 'badges', []);
await replaceRelated(knex, company, 'people', { person_id: 1 }, 'badge', []);
await replaceRelated(knex, company, 'people', { person_id: 1 }, 'manager', null);
await replaceRelated(knex, company, 'people', { person_id: 1 }, 'badges', [{ label: 'x', colour: 'red' }]);
await insertGraph(knex, company, 'people', [{ name: 'Ada' }, { name: 'Bob', nick: 'B' }]);
await insertGraph(knex, company, 'people', { name: 'Ada', reports: [{ name: 'Bob', badges: [{ label: 'x', rang: 1 }] }] });
`;

test('graphs are typed exactly, and graphs that do not fit the schema do not compile', () => {
  const lines = compile('toolkit/query/test', SOURCE).errors.map((error) =>
    Number(/:(\d+):/.exec(error)?.[1]),
  );
  expect([...new Set(lines)]).toEqual(Array.from({ length: 18 }, (_, i) => 16 + i));
});
