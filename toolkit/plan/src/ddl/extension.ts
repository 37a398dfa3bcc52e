import { type Extension, quoteIdentifier } from '@trellis/model';
import { target } from './target.ts';

/** Installs an extension into its schema. */
export function createExtension(extension: Extension): string[] {
  // PL/pgSQL may be there already: a new database has it.
  const unlessThere = extension.name === 'plpgsql' ? 'IF NOT EXISTS ' : '';
  return [
    `CREATE EXTENSION ${unlessThere}${quoteIdentifier(extension.name)} WITH SCHEMA ${quoteIdentifier(extension.schema)}`,
  ];
}

/** Removes an extension with its members. */
export function dropExtension(extension: Pick<Extension, 'name'>): string[] {
  return [`DROP ${target.extension(extension.name)}`];
}
