import { type Extension, quoteIdentifier } from '@trellis/model';
import { sqlLiteral } from '@trellis/model/internal';
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

/**
 * Gives an extension the comment that it is created with. It is in the control file of the extension, which only the
 * server can read.
 */
export function resetExtensionComment(extension: string): string[] {
  const name = sqlLiteral(extension);
  const source = `BEGIN EXECUTE pg_catalog.format('COMMENT ON EXTENSION %I IS %L', ${name}, (SELECT comment FROM pg_catalog.pg_available_extensions WHERE name = ${name})); END`;
  return [`DO ${sqlLiteral(source)}`];
}
