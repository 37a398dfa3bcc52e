import { expect, test } from '@jest/globals';
import { company } from '../../test/company.ts';
import { explain } from './explain.ts';

test('code 23001 of PostgreSQL 18 is explained as a foreign key', () => {
  const error = { code: '23001', schema: 'public', table: 'badges', constraint: 'badges_person_id_fkey' };
  expect(explain(company, new Error('wrapped', { cause: error }))).toMatchObject({
    rule: 'badges_person_id_fkey',
    columns: ['person_id'],
  });
});

test('an error that is its own cause is not explained', () => {
  const error = new Error('circular');
  error.cause = error;
  expect(explain(company, error)).toBeUndefined();
});
