import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { createDatabase } from '@trellis/testing';

/** Connections to two databases, with an empty schema `public` at the start of each test of a file. */
export interface TwoConnections {
  readonly a: Connection;
  readonly b: Connection;
}

/**
 * Creates two databases for the tests of a file, and drops them after these.
 *
 * @param label the beginning of their names
 */
export function twoConnections(label: string): TwoConnections {
  const two = {} as { a: Connection; b: Connection };
  let drop = async () => {};
  beforeAll(async () => {
    const databases = await Promise.all([createDatabase(`${label}_a`), createDatabase(`${label}_b`)]);
    const [a, b] = databases.map(({ url }) => connect({ url }));
    Object.assign(two, { a: await a, b: await b });
    drop = async () => {
      await Promise.all(databases.map((database) => database.drop()));
    };
  });
  beforeEach(async () => {
    for (const { knex } of [two.a, two.b]) await knex.raw('drop schema public cascade; create schema public');
  });
  afterAll(async () => {
    await Promise.all([two.a, two.b].map((connection) => connection.close()));
    await drop();
  });
  return two;
}
