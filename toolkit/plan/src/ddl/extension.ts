import { type Extension, quoteIdentifier } from '@trellis/model';
import { target } from './target.ts';

/** Creates an extension in its schema. */
export function createExtension(extension: Extension): string[] {
  // Every new database has PL/pgSQL.
  const unlessThere = extension.name === 'plpgsql' ? 'IF NOT EXISTS ' : '';
  return [
    `CREATE EXTENSION ${unlessThere}${quoteIdentifier(extension.name)} WITH SCHEMA ${quoteIdentifier(extension.schema)}`,
  ];
}

/** Drops an extension with its members. */
export function dropExtension(extension: Pick<Extension, 'name'>): string[] {
  return [`DROP ${target.extension(extension.name)}`];
}
