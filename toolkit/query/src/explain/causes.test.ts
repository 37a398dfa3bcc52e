import { expect, test } from '@jest/globals';
import { company } from '../../test/company.ts';
import { explain } from './explain.ts';

test('a key that restricts is explained by the code that PostgreSQL 18 has for it', () => {
  const error = { code: '23001', schema: 'public', table: 'badges', constraint: 'badges_person_id_fkey' };
  expect(explain(company, new Error('wrapped', { cause: error }))).toMatchObject({
    rule: 'badges_person_id_fkey',
    columns: ['person_id'],
  });
});

test('an error that is its own cause is about no rule', () => {
  const error = new Error('round');
  error.cause = error;
  expect(explain(company, error)).toBeUndefined();
});
