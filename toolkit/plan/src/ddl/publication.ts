import { type Publication, type PublishedTable, quoteIdentifier } from '@trellis/model';
import { nameList, qualifiedName } from '@trellis/model/internal';
import { target } from './target.ts';

/**
 * Creates a publication with its tables and schemas.
 *
 * @param publication the publication; tables and schemas that it lists have to exist
 */
export function createPublication(publication: Publication): string[] {
  const { name, allTables, tables = [], schemas = [] } = publication;
  const members = [
    ...(allTables ? ['ALL TABLES'] : []),
    ...tables.map((table) => `TABLE ${publishedTable(table)}`),
    ...schemas.map((schema) => `TABLES IN SCHEMA ${quoteIdentifier(schema)}`),
  ];
  const options = publicationOptions({ name }, publication);
  return [
    `CREATE ${target.publication(name)}${members.length > 0 ? ` FOR ${members.join(', ')}` : ''}${
      options === '' ? '' : ` WITH (${options})`
    }`,
  ];
}

/** Drops a publication. */
export function dropPublication({ name }: Pick<Publication, 'name'>): string[] {
  return [`DROP ${target.publication(name)}`];
}

/** Changes the options of a publication. */
export function setPublicationOptions(from: Publication, to: Publication): string[] {
  const options = publicationOptions(from, to);
  return options === '' ? [] : [`ALTER ${target.publication(to.name)} SET (${options})`];
}

/** Adds a table to a publication. */
export function addPublishedTable(publication: string, table: PublishedTable): string[] {
  return [`ALTER ${target.publication(publication)} ADD TABLE ${publishedTable(table)}`];
}

/** Removes a table from a publication. */
export function dropPublishedTable(publication: string, table: PublishedTable): string[] {
  return [`ALTER ${target.publication(publication)} DROP TABLE ONLY ${qualifiedName(table)}`];
}

/** Adds all tables of a schema to a publication. */
export function addPublishedSchema(publication: string, schema: string): string[] {
  return [`ALTER ${target.publication(publication)} ADD TABLES IN SCHEMA ${quoteIdentifier(schema)}`];
}

/** Removes a schema from a publication. */
export function dropPublishedSchema(publication: string, schema: string): string[] {
  return [`ALTER ${target.publication(publication)} DROP TABLES IN SCHEMA ${quoteIdentifier(schema)}`];
}

/** A table with its column list and its row filter. `ONLY`, because a child table is listed by itself. */
function publishedTable(table: PublishedTable): string {
  const columns = table.columns ? ` (${nameList(table.columns)})` : '';
  const filter = table.where === undefined ? '' : ` WHERE (${table.where})`;
  return `ONLY ${qualifiedName(table)}${columns}${filter}`;
}

/** The options that differ, for `WITH (…)`. */
function publicationOptions(from: Publication, to: Publication): string {
  const was = optionsOf(from);
  return Object.entries(optionsOf(to))
    .filter(([name, value]) => was[name] !== value)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}

const everyOperation = ['insert', 'update', 'delete', 'truncate'];

function optionsOf({ publish, viaPartitionRoot, generatedColumns }: Publication): Record<string, string> {
  const operations = everyOperation.filter((one) => publish?.some((published) => published === one) ?? true);
  return {
    publish: `'${operations.join(', ')}'`,
    publish_via_partition_root: String(viaPartitionRoot === true),
    publish_generated_columns: generatedColumns ?? 'none',
  };
}
