import { type SchemaDescriptor, toModel } from '@trellis/model';
import { exactTypes } from '@trellis/query';
import { createDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import createKnex, { type Knex } from 'knex';
import { Client, types } from 'pg';

/** Database on the test server and a Knex instance that is connected to it. */
export interface OpenDatabase {
  readonly knex: Knex;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

/**
 * Creates a database with the objects of a schema, and connects Knex to it.
 *
 * @param label part of the database's name
 * @param schema the schema
 */
export async function openDatabase(label: string, schema: SchemaDescriptor): Promise<OpenDatabase> {
  const { url, drop } = await createDatabase(label);
  const client = new Client({ connectionString: url });
  await client.connect();
  await build(client, toModel(schema));
  await client.end();
  const knex = createKnex({
    client: 'pg',
    connection: { connectionString: url, types: exactTypes(types) },
    pool: { min: 0, max: 4 },
  });
  return {
    knex,
    async close() {
      await knex.destroy();
      await drop();
    },
  };
}
