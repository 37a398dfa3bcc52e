import type { Model } from '@trellis/model';
import type { Client } from 'pg';
import { type IntrospectOptions, introspect } from '../src/introspect/index.ts';

/** Runs SQL and a function in a transaction that is rolled back. */
export async function afterSql<T>(client: Client, sql: string, look: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query(sql);
    return await look();
  } finally {
    await client.query('rollback');
  }
}

/** Returns the Model of a database after some SQL, which is rolled back. */
export function modelAfter(client: Client, sql: string, options?: IntrospectOptions): Promise<Model> {
  return afterSql(client, sql, () => introspect(client, options));
}
