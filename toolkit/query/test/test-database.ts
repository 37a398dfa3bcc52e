import { type SchemaDescriptor, toModel } from '@trellis/model';
import { createDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import createKnex, { type Knex } from 'knex';
import { Client } from 'pg';
import type { TypeParsers } from '../src/knex/index.ts';

/** A database on the test server and a Knex instance connected to it. */
export interface OpenDatabase {
  readonly knex: Knex;
  readonly url: string;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

/**
 * Creates a database and connects Knex to it.
 *
 * @param label part of the database's name
 * @param schema schema to create; an empty database if omitted
 * @param options `before`: statements to run before the schema is created; `types`: type parsers of the driver
 */
export async function openDatabase(
  label: string,
  schema?: SchemaDescriptor,
  options: { readonly before?: readonly string[]; readonly types?: TypeParsers } = {},
): Promise<OpenDatabase> {
  const { before = [], types } = options;
  const { url, drop } = await createDatabase(label);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of before) await client.query(statement);
    if (schema) await build(client, toModel(schema));
  } finally {
    await client.end();
  }
  const connection = { connectionString: url, ...(types && { types }) };
  const knex = createKnex({ client: 'pg', connection, pool: { min: 0, max: 4 } });
  return {
    knex,
    url,
    async close() {
      await knex.destroy();
      await drop();
    },
  };
}
