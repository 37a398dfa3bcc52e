import { type SchemaDescriptor, toModel } from '@trellis/model';
import { exactTypes } from '@trellis/query';
import { createDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import createKnex, { type Knex } from 'knex';
import { Client, types } from 'pg';

/** A database of the test server and a way to it. */
export interface Live {
  readonly knex: Knex;
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Makes a database of its own that has a schema's tables.
 *
 * @param label part of its name
 * @param schema what is made in it; nothing when left out
 */
export async function live(label: string, schema?: SchemaDescriptor): Promise<Live> {
  const { url, drop } = await createDatabase(label);
  if (schema) {
    const client = new Client({ connectionString: url });
    await client.connect();
    await build(client, toModel(schema));
    await client.end();
  }
  const knex = createKnex({
    client: 'pg',
    connection: { connectionString: url, types: exactTypes(types) },
    pool: { min: 0, max: 4 },
  });
  return {
    knex,
    url,
    async close() {
      await knex.destroy();
      await drop();
    },
  };
}
