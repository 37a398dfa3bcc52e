import { beforeAll, expect, test } from '@jest/globals';
import { bigint, defineSchema, integer, sql, table, timestamptz, varchar, view } from '@trellis/model';
import { compile } from '@trellis/testing/compile';
import { publishedFiles } from '../src/index.ts';

const members = table('members', {
  columns: { member_id: integer({ identity: 'always', primaryKey: true }), name: varchar() },
});
const loans = table('loans', {
  columns: {
    loan_id: integer({ identity: 'always', primaryKey: true }),
    member_id: integer({ references: 'members.member_id' }),
    since: timestamptz({ default: sql('now()') }),
  },
});
const loanCounts = view('loan_counts', {
  definition: 'select member_id, count(*) as loans from loans group by member_id',
  columns: { member_id: integer({ references: 'members.member_id', nullable: false }), loans: bigint() },
});
const library = defineSchema({ name: 'library', tables: { members, loans }, views: [loanCounts] });

const files = publishedFiles(library, { release: { version: '1.0.0', migrations: [] } });

const RIGHT = [
  `export const inserted: PromiseLike<Member[]> = db('members').insert({ name: 'Ada' }).returning('*');`,
  `export const given: NewMember = { name: 'Ada' }; await db('members').insert([given]);`,
  `await db('loans').insert({ member_id, since: db.fn.now() });`,
  `await db('loans').where({ member_id }).update({ since: db.raw("now() - interval '1 day'") });`,
  `export const rows: Loan[] = await db('loans').select('*');`,
  `export const ids: MemberId[] = await db('members').pluck('member_id');`,
  `export const counts: LoanCount[] = await db('loan_counts').where({ member_id });`,
];
const WRONG = new Map([
  ['an insert of a column that is generated always', `db('members').insert({ member_id, name: 'Ada' });`],
  ['an insert without a required column', `db('members').insert({});`],
  ['an insert of a value of another type', `db('members').insert({ name: 1 });`],
  ['an update of a column that does not exist', `db('members').update({ nam: 'Ada' });`],
  ['an insert of the id of another table', `db('loans').insert({ member_id: loan_id });`],
  ['an insert into a view', `db('loan_counts').insert({ member_id });`],
]);

/** The statements that do not compile. */
let refused: readonly string[];
beforeAll(() => {
  const head = `import type { KnexTables, KnexViews } from '@trellis/query';
import type { Knex } from 'knex';
import type { Loan, LoanCount, LoanId, Member, MemberId, NewMember, TableRows, ViewRows } from './rows.ts';
declare module 'knex/types/tables.js' { interface Tables extends KnexTables<TableRows>, KnexViews<ViewRows> {} }
declare const db: Knex; declare const member_id: MemberId; declare const loan_id: LoanId;`.split('\n');
  const lines = [...head, ...RIGHT, ...WRONG.values()];
  const rows = { 'rows.ts': files['src/rows.ts'] ?? '' };
  const { errors } = compile('toolkit/publish/src', lines.join('\n'), rows);
  refused = errors.map((error) => lines[Number(/__main__\.ts:(\d+):/.exec(error)?.[1]) - 1] ?? error);
});

test('Knex inserts, updates and reads rows with the types of their table', () => {
  const wrong = [...WRONG.values()];
  expect(refused.filter((line) => !wrong.includes(line))).toEqual([]);
});

test.each([...WRONG])('%s does not compile', (_, statement) => {
  expect(refused).toContain(statement);
});
