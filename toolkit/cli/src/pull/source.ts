import type { SchemaDescriptor, TableDescriptor } from '@trellis/model';
import { type Expression, literal, printExpression } from '@trellis/model/internal';
import { columnCode } from './column-code.ts';

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
 * Prints descriptors as TypeScript: a file for each table, and one for the schema. The layout is plain; the project's
 * formatter does the rest.
 *
 * @param schema the descriptors
 * @returns the texts by file name; the file of the schema is last
 */
export function sourceOf(schema: SchemaDescriptor): Record<string, string> {
  const files: Record<string, string> = {};
  const taken = new Set([fileName(schema.name)]);
  const imports: string[] = [];
  const tables: (readonly [string, Expression])[] = [];
  const names = new Set(['defineSchema', ...Object.values(DECLARE), identifier(schema.name)]);
  const used = new Set(['defineSchema']);
  for (const [key, table] of Object.entries(schema.tables)) {
    const file = unused(fileName(key), taken, '-');
    const name = unused(identifier(key), names, '');
    files[`${file}.ts`] = tableSource(name, table, schema);
    imports.push(`import { ${name} } from './${file}.ts';`);
    tables.push([key, name]);
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

function tableSource(name: string, table: TableDescriptor, schema: SchemaDescriptor): string {
  const used = new Set(['table']);
  const use = (one: string) => used.add(one);
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
  const names = [...used].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return `${importOf(names)}\n\nexport const ${name} = ${body};\n`;
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
const RESERVED = new Set(
  `await break case catch class const continue debugger default delete do else enum eval arguments export extends
  false finally for function if implements import in instanceof interface let new null package private protected
  public return static super switch this throw true try typeof undefined var void while with yield table column
  sql array enumerated smallint integer bigint real doublePrecision boolean text uuid date time timestamp
  timestamptz interval json jsonb bytea inet cidr tsvector varchar char numeric oneToMany manyToOne oneToOne
  manyToMany`.split(/\s+/),
);
