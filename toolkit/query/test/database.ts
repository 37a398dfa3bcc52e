import { type SchemaDescriptor, toModel } from '@trellis/model';
import { createDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import knexOf, { type Knex } from 'knex';
import { Client } from 'pg';

/** A database that has a schema's tables, empty, and Knex on it. */
export interface Furnished {
  readonly knex: Knex;
  drop(): Promise<void>;
}

/**
 * Makes a database of a schema.
 *
 * @param label part of its name
 * @param schema whose tables it gets
 * @param before statements that make what the schema needs
 */
export async function furnish(
  label: string,
  schema: SchemaDescriptor,
  before: readonly string[] = [],
): Promise<Furnished> {
  const database = await createDatabase(label);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    for (const statement of before) await client.query(statement);
    await build(client, toModel(schema));
  } finally {
    await client.end();
  }
  const knex = knexOf({ client: 'pg', connection: database.url, pool: { min: 0, max: 3 } });
  return {
    knex,
    async drop() {
      await knex.destroy();
      await database.drop();
    },
  };
}
