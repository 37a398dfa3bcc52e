import type { Publication, PublishedTable } from '../model/index.ts';
import { own } from '../value/index.ts';
import { documented } from './documented.ts';
import type { SchemaDescriptor } from './schema.ts';

/** A declared publication. It refers to tables by their keys in the schema. */
export interface PublicationDescriptor extends Omit<Publication, 'comment' | 'tables'> {
  /** The SQL comment. */
  readonly doc?: string;
  readonly tables?: readonly (string | PublishedTableDescriptor)[];
}

/** A table of a publication with a column list or a row filter. */
export interface PublishedTableDescriptor extends Pick<PublishedTable, 'columns' | 'where'> {
  /** The table's key in the schema. */
  readonly table: string;
}

/** Converts a publication descriptor to the Model. */
export function publicationToModel(
  { tables: declared }: SchemaDescriptor,
  { tables, ...publication }: PublicationDescriptor,
): Publication {
  const published = tables?.map((one): PublishedTable => {
    const { table: key, columns, ...rest } = typeof one === 'string' ? { table: one } : one;
    const { schema = 'public', name = key } = own(declared, key) ?? {};
    return { schema, name, ...(columns && { columns }), ...rest };
  });
  return { ...documented(publication), ...(published && { tables: published }) };
}
