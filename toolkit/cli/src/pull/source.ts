import { type SchemaDescriptor, type TableDescriptor, tableKey } from '@trellis/model';
import { type Expression, literal, own, printExpression, push } from '@trellis/model/internal';
import { COLUMN_FUNCTIONS, columnCode } from './column-code.ts';
import type { ImportExtension } from './import-extension.ts';

/** Functions of relationships by direction. */
const RELATE = {
  'one-to-many': 'oneToMany',
  'many-to-one': 'manyToOne',
  'one-to-one': 'oneToOne',
  'many-to-many': 'manyToMany',
} as const;

/** The functions that declare the objects of a list, beside those of tables. */
const DECLARE: Readonly<Record<string, string>> = {
  collations: 'collation',
  textSearchDictionaries: 'textSearchDictionary',
  textSearchConfigurations: 'textSearchConfiguration',
};

/**
 * Prints descriptors as TypeScript: a file for each table with its partitions, and one for the schema. The layout is plain;
 * the project's formatter does the rest.
 *
 * @param schema the descriptors
 * @param extension the extension by which files import each other
 * @returns the texts by file name; the file of the schema is last
 */
export function sourceOf(schema: SchemaDescriptor, extension: ImportExtension): Record<string, string> {
  const files: Record<string, string> = {};
  const taken = new Set([fileName(schema.name)]);
  const imports: string[] = [];
  const tables: (readonly [string, Expression])[] = [];
  const names = new Set(['defineSchema', ...Object.values(DECLARE), identifier(schema.name)]);
  const used = new Set(['defineSchema']);
  const groups = new Map<string, (readonly [name: string, table: TableDescriptor])[]>();
  for (const [key, table] of Object.entries(schema.tables)) {
    const name = unused(identifier(key), names, '');
    push(groups, partitionedTable(schema, key), [name, table]);
    tables.push([key, name]);
  }
  for (const [key, members] of groups) {
    const file = unused(fileName(key), taken, '-');
    files[`${file}.ts`] = tablesSource(members, schema);
    imports.push(`import { ${members.map(([name]) => name).join(', ')} } from './${file}${extension}';`);
  }
  const { name, doc, tables: _, ...rest } = schema;
  const code: Expression = {
    object: [
      ['name', literal(name)],
      ...(doc === undefined ? [] : [['doc', literal(doc)] as const]),
      ['tables', { object: tables }],
      ...Object.entries(rest).map(([key, value]) => [key, listCode(key, value, used)] as const),
    ],
  };
  files[`${fileName(name)}.ts`] = `${importOf([...used].sort())}
${imports.sort().join('\n')}${imports.length > 0 ? '\n' : ''}
export const ${identifier(name)} = ${printExpression({ call: 'defineSchema', args: [code] })};
`;
  return files;
}

/** A list of the schema: calls of the function that declares its objects, or literals. */
function listCode(list: string, value: unknown, used: Set<string>): Expression {
  const call = DECLARE[list];
  if (call === undefined) return literal(value);
  used.add(call);
  const calls = (value as readonly { readonly name: string }[]).map(({ name, ...options }) => ({
    call,
    args: [literal(name), literal(options)],
  }));
  return { array: calls };
}

/** The file of tables, with one import of what all of them use. */
function tablesSource(
  members: readonly (readonly [name: string, table: TableDescriptor])[],
  schema: SchemaDescriptor,
): string {
  const used = new Set(['table']);
  const texts = members.map(([name, table]) => tableSource(name, table, schema, (one) => used.add(one)));
  const names = [...used].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return [importOf(names), ...texts].join('\n\n').concat('\n');
}

/** The key of the table that a partition belongs to in the end; of another table its own. */
function partitionedTable(schema: SchemaDescriptor, key: string): string {
  const { tables } = schema;
  const { partitionOf } = own(tables, key) ?? {};
  const parent = partitionOf && tableKey(partitionOf);
  return parent === undefined || !Object.hasOwn(tables, parent) ? key : partitionedTable(schema, parent);
}

function tableSource(
  name: string,
  table: TableDescriptor,
  schema: SchemaDescriptor,
  use: (name: string) => void,
): string {
  const { name: own, doc, schema: namespace, columns, relationships, ...rest } = table;
  const code: Expression = {
    object: [
      ...(doc === undefined ? [] : [['doc', literal(doc)] as const]),
      ...(namespace === undefined ? [] : [['schema', literal(namespace)] as const]),
      [
        'columns',
        {
          object: Object.entries(columns).map(
            ([key, column]) => [key, columnCode(column, schema.enums ?? [], use)] as const,
          ),
        },
      ],
      ...Object.entries(rest).map(([key, value]) => [key, literal(value)] as const),
      ...(Object.keys(relationships).length === 0
        ? []
        : [['relationships', relationshipsCode(relationships, use)] as const]),
    ],
  };
  const body = printExpression({ call: 'table', args: [literal(own), code] });
  return `export const ${name} = ${body};`;
}

function relationshipsCode(
  relationships: TableDescriptor['relationships'],
  use: (name: string) => void,
): Extract<Expression, { object: unknown }> {
  return {
    object: Object.entries(relationships).map(([key, { direction, target, ...options }]) => {
      const call = RELATE[direction];
      use(call);
      const more = Object.keys(options).length > 0 ? [literal(options)] : [];
      return [key, { call, args: [literal(target), ...more] }] as const;
    }),
  };
}

function importOf(names: readonly string[]): string {
  return `import { ${names.join(', ')} } from '@trellis/model';`;
}

/** `order_products` as `orderProducts`. */
function identifier(key: string): string {
  const words = key.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined = words
    .map(
      (word, index) =>
        (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join('');
  const name = /^[\p{L}_$]/u.test(joined) ? joined : `table${joined}`;
  return RESERVED.has(name) ? `${name}Table` : name;
}

/** `order_products` as `order-products`. */
function fileName(key: string): string {
  const name = key.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return (name === '' ? 'table' : name).toLowerCase();
}

function unused(name: string, taken: Set<string>, joint: string): string {
  let found = name;
  for (let count = 2; taken.has(found); count += 1) found = `${name}${joint}${count}`;
  taken.add(found);
  return found;
}

/** Reserved words, and the functions that the file of a table imports. */
const RESERVED = new Set([
  ...`await break case catch class const continue debugger default delete do else enum eval arguments export extends
  false finally for function if implements import in instanceof interface let new null package private protected
  public return static super switch this throw true try typeof undefined var void while with yield`.split(
    /\s+/,
  ),
  ...['table', ...COLUMN_FUNCTIONS, ...Object.values(RELATE)],
]);
