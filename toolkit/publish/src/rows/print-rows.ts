import type { SchemaDescriptor } from '@trellis/model';
import { propertyName } from './quote.ts';
import { type RowColumn, type RowOptions, rowTypes } from './row-types.ts';
import type { Alias, Tags } from './value-type.ts';

/** How long a line may be before a union gets a line for each of its members. */
const WIDTH = 110;

/**
 * Prints the types of a schema's rows as a TypeScript module of plain interfaces, with the
 * authors' sentences as JSDoc and the limits of values as tags (`@maxLength`, `@format`): the published
 * counterpart of `Row`, `NewRow` and `RowPatch`, which costs its readers' compilers nothing.
 *
 * @param schema the schema
 * @param options names and types that the schema does not tell
 * @returns the source of `rows.ts`, the same for the same schema
 * @throws TrellisError as {@link rowTypes} does
 * @example await writeFile('src/rows.ts', printRows(shop));
 */
export function printRows(schema: SchemaDescriptor, options: RowOptions = {}): string {
  const { aliases, rows } = rowTypes(schema, options);
  const tables = rows.filter((row) => row.kind === 'table');
  const views = rows.filter((row) => row.kind === 'view');
  return `${[
    `// The rows of the schema ${schema.name.replaceAll('\n', ' ')}. Generated from its descriptors: change them and generate again.`,
    ...aliases.map(printAlias),
    ...tables.flatMap((row) => [
      printInterface(
        row.name,
        row.doc,
        row.columns.map((column) => property(column, 'read')),
      ),
      printInterface(
        `New${row.name}`,
        `A row of ${row.key} as it is inserted.`,
        row.columns.flatMap((column) => (column.write === 'never' ? [] : [property(column, 'insert')])),
      ),
      printInterface(
        `${row.name}Patch`,
        `What may be changed of a row of ${row.key}.`,
        row.columns.flatMap((column) => (column.write === 'never' ? [] : [property(column, 'update')])),
      ),
    ]),
    ...views.map((row) =>
      printInterface(
        row.name,
        row.doc,
        row.columns.map((column) => property(column, 'read')),
      ),
    ),
    printInterface(
      'TableRows',
      'The rows of each table, by its key: as they are read, inserted and changed.',
      tables.map(
        ({ key, name }) => `  ${propertyName(key)}: { row: ${name}; new: New${name}; patch: ${name}Patch };`,
      ),
    ),
    ...(views.length === 0
      ? []
      : [
          printInterface(
            'ViewRows',
            'The rows of each view, by its key.',
            views.map(({ key, name }) => `  ${propertyName(key)}: ${name};`),
          ),
        ]),
  ].join('\n\n')}\n`;
}

function printAlias({ name, type, doc, tags }: Alias): string {
  const line = `export type ${name} = ${type};`;
  const members = type.split(' | ');
  const wrapped =
    line.length <= WIDTH || members.length === 1
      ? line
      : `export type ${name} =\n${members.map((member) => `  | ${member}`).join('\n')};`;
  return `${comment('', doc, tags)}${wrapped}`;
}

function printInterface(name: string, doc: string | undefined, properties: readonly string[]): string {
  const body = properties.length === 0 ? '{}' : `{\n${properties.join('\n')}\n}`;
  return `${comment('', doc, {})}export interface ${name} ${body}`;
}

function property(column: RowColumn, use: 'read' | 'insert' | 'update'): string {
  const optional = use === 'update' || (use === 'insert' && column.write === 'may');
  const tags = {
    ...column.tags,
    ...(use === 'insert' && column.default !== undefined && { default: JSON.stringify(column.default) }),
  };
  const type = column.nullable ? `${column.type} | null` : column.type;
  return `${comment('  ', column.doc, tags)}  ${propertyName(column.name)}${optional ? '?' : ''}: ${type};`;
}

/** A JSDoc comment that ends where it should, and has no tags but those it was given. */
function comment(indent: string, doc: string | undefined, tags: Tags): string {
  const sentences = (doc ?? '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replace(/^@/, '\\@'))
    .filter((line) => line !== '');
  const lines = [...sentences, ...Object.entries(tags).map(([tag, value]) => `@${tag} ${value}`)].map(
    (line) => line.replaceAll('*/', '*\\/'),
  );
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`).join('\n')}\n${indent} */\n`;
}
