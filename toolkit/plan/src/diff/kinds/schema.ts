import { quoteIdentifier } from '@trellis/model';
import { createExtension, createSchema, dropExtension, dropSchema } from '../../ddl/index.ts';
import type { Kind } from '../operation/index.ts';

/** Schemas. */
export const schemaKind: Kind<'schema'> = {
  create: (node) => createSchema(node.value),
  drop: (node) => dropSchema(node.value),
};

/** Extensions: moved to another schema in place. */
export const extensionKind: Kind<'extension'> = {
  create: (node) => createExtension(node.value),
  drop: (node) => dropExtension(node.value),
  alter: (_from, to) => [`ALTER ${to.target} SET SCHEMA ${quoteIdentifier(to.value.schema)}`],
};
