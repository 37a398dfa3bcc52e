import { expect, test } from '@jest/globals';
import { problemOf } from './problem.ts';

const ofTable = (table: string, more: object) => ({ schema: 'public', table, ...more });

test.each<[string, unknown, number, string | undefined]>([
  [
    'a row that exists',
    ofTable('customers', { code: '23505', constraint: 'customers_pkey' }),
    409,
    'customers_pkey',
  ],
  [
    'a row that refers to nothing',
    ofTable('orders', {
      code: '23503',
      constraint: 'orders_customer_id_fkey',
      message: 'insert or update on table "orders" violates foreign key constraint "orders_customer_id_fkey"',
    }),
    422,
    'orders_customer_id_fkey',
  ],
  [
    'a row that others refer to',
    ofTable('orders', {
      code: '23503',
      constraint: 'orders_customer_id_fkey',
      message:
        'update or delete on table "customers" violates foreign key constraint "orders_customer_id_fkey" on table "orders"',
    }),
    409,
    'orders_customer_id_fkey',
  ],
  [
    'a missing value',
    ofTable('orders', { code: '23502', column: 'customer_id' }),
    422,
    'orders_customer_id_not_null',
  ],
  ['a value that its column does not take', { code: '22008' }, 422, undefined],
  ['a server that stops', { code: '57P01' }, 503, undefined],
  ['a server with too many connections', { code: '53300' }, 503, undefined],
  ['a deadlock', { code: '40P01' }, 503, undefined],
  ['a refused connection', { code: 'ECONNREFUSED' }, 503, undefined],
  ['a connection that ends', new Error('Connection terminated unexpectedly'), 503, undefined],
  ['a canceled statement', { code: '57014' }, 500, undefined],
  ['a wrong argument', { code: 'ERR_INVALID_ARG_TYPE' }, 500, undefined],
  ['a missing table', { code: '42P01' }, 500, undefined],
  ['a failed request of Fastify', { statusCode: 418, message: 'no' }, 418, undefined],
  ['an error of the service', new Error('password=secret'), 500, undefined],
  ['no error', undefined, 500, undefined],
])('%s is a problem with its status', (_, error, status, rule) => {
  const problem = problemOf(error);
  expect(problem).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
  expect(problem.rule).toBe(rule);
  expect(JSON.stringify(problem)).not.toContain('secret');
});
