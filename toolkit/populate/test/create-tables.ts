import type { Connection } from '@trellis/database';
import { type SchemaDescriptor, toModel } from '@trellis/model';
import { build } from '@trellis/verify';

/** Creates the objects of a schema in an empty database. */
export function createTables(connection: Connection, schema: SchemaDescriptor): Promise<void> {
  return connection.withClient((client) => build(client, toModel(schema)));
}
