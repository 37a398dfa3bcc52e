import type { Connection } from '@trellis/database';
import { type SchemaDescriptor, toModel } from '@trellis/model';
import { build } from '@trellis/verify';

/** Makes a schema's objects in an empty database. */
export function makeTables(connection: Connection, schema: SchemaDescriptor): Promise<void> {
  return connection.withClient((client) => build(client, toModel(schema)));
}
