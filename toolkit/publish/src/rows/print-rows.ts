import type { SchemaDescriptor } from '@trellis/model';
import { docComment, propertyName } from '@trellis/model/internal';
import type { Tags } from './alias.ts';
import { type RowColumn, type RowType, type RowTypeOptions, rowTypes, writtenNames } from './row-types.ts';

/**
 * Prints the types of a schema's rows as a TypeScript module of plain interfaces, with the authors' sentences as JSDoc
 * and the limits of values as tags (`@maxLength`, `@format`). They equal `Row`, `NewRow` and `RowPatch`, and cost the
 * compiler of a dependent package nothing.
 *
 * @param schema the schema
 * @param options names and types that the schema does not have
 * @returns the source of `rows.ts`, not formatted, the same for the same schema
 * @throws TrellisError as {@link rowTypes} does
 */
export function printRows(schema: SchemaDescriptor, options: RowTypeOptions = {}): string {
  const { aliases, rows } = rowTypes(schema, options);
  const tables = rows.filter((row) => row.kind === 'table');
  const views = rows.filter((row) => row.kind === 'view');
  return `${[
    `// Row types of the schema ${JSON.stringify(schema.name)}. Generated from its descriptors: do not edit, generate again.`,
    ...aliases.map(({ name, type, doc, tags }) => documented(doc, tags, `export type ${name} = ${type};`)),
    ...tables.flatMap(printTable),
    ...views.map((row) => printInterface(row.name, row.doc, row.columns.map(selected))),
    printInterface(
      'TableRows',
      'Row types of each table, by its key: as selected, inserted and updated.',
      tables.map(({ key, name }) => {
        const [row, newRow, patch] = writtenNames(name);
        return `${propertyName(key)}: { row: ${row}; new: ${newRow}; patch: ${patch} };`;
      }),
    ),
    ...(views.length === 0
      ? []
      : [
          printInterface(
            'ViewRows',
            'Row type of each view, by its key.',
            views.map(({ key, name }) => `${propertyName(key)}: ${name};`),
          ),
        ]),
  ].join('\n\n')}\n`;
}

function printTable({ key, name, doc, columns }: RowType): string[] {
  const [row, newRow, patch] = writtenNames(name);
  const writable = columns.filter(({ write }) => write !== 'never');
  return [
    printInterface(row, doc, columns.map(selected)),
    printInterface(newRow, `Row of ${key} to insert.`, writable.map(inserted)),
    printInterface(patch, `Columns of ${key} to update.`, writable.map(updated)),
  ];
}

function printInterface(name: string, doc: string | undefined, properties: readonly string[]): string {
  const body = properties.length === 0 ? '{}' : `{\n${properties.join('\n')}\n}`;
  return documented(doc, {}, `export interface ${name} ${body}`);
}

function selected(column: RowColumn): string {
  return property(column, '', column.tags);
}

function inserted(column: RowColumn): string {
  const { tags, write, default: value } = column;
  const withDefault = value === undefined ? tags : { ...tags, default: JSON.stringify(value) };
  return property(column, write === 'optional' ? '?' : '', withDefault);
}

function updated(column: RowColumn): string {
  return property(column, '?', column.tags);
}

function property({ name, type, nullable, doc }: RowColumn, mark: '' | '?', tags: Tags): string {
  return documented(doc, tags, `${propertyName(name)}${mark}: ${type}${nullable ? ' | null' : ''};`);
}

function documented(doc: string | undefined, tags: Tags, source: string): string {
  const values = Object.entries(tags).map(([tag, value]) => [tag, tagText(tag, value)]);
  return [docComment(doc ?? '', Object.fromEntries(values)), source].filter((part) => part !== '').join('\n');
}

/** Tags whose value is JSON or a pattern: both have `\u` escapes. */
const ESCAPABLE = new Set(['default', 'enum', 'items', 'pattern']);

/**
 * Escapes what the compiler would not read as part of a tag's value: an `@` after a space begins another tag, line ends
 * and spaces around the value are dropped.
 */
function tagText(tag: string, value: string | number): string | number {
  if (typeof value === 'number' || !ESCAPABLE.has(tag)) return value;
  return value.replace(
    /^\s|\s$|(?<=\s)@|[\n\r\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
