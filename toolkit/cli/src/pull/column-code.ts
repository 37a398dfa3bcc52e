import {
  type ColumnDescriptor,
  type EnumType,
  elementType,
  parseTypeName,
  printTypeName,
} from '@trellis/model';
import { builtInName, type Expression, isTypeNamed, literal } from '@trellis/model/internal';

/** Functions of `@trellis/model` for types without a modifier. */
const PLAIN: Readonly<Record<string, string>> = {
  smallint: 'smallint',
  integer: 'integer',
  bigint: 'bigint',
  real: 'real',
  'double precision': 'doublePrecision',
  numeric: 'numeric',
  boolean: 'boolean',
  text: 'text',
  uuid: 'uuid',
  date: 'date',
  'time without time zone': 'time',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
  interval: 'interval',
  json: 'json',
  jsonb: 'jsonb',
  bytea: 'bytea',
  inet: 'inet',
  cidr: 'cidr',
  tsvector: 'tsvector',
  'character varying': 'varchar',
};

/** The functions of `@trellis/model` that declare columns. */
export const COLUMN_FUNCTIONS: readonly string[] = [
  ...Object.values(PLAIN),
  ...['array', 'char', 'column', 'enumerated', 'sql'],
];

/** TypeScript types of the driver's values for types without a function. The default is `string`. */
const VALUES: Readonly<Record<string, string>> = {
  'timestamp without time zone': 'Date',
  'timestamp with time zone': 'Date',
  point: 'unknown',
  circle: 'unknown',
};

/**
 * The expression of a column, in its shortest form: `varchar(254, { doc: '…' })`.
 *
 * @param column the column
 * @param enums the schema's enums, for the types of their columns
 * @param use is called with the name of each function that is used
 */
export function columnCode(
  column: ColumnDescriptor,
  enums: readonly (Pick<EnumType, 'name' | 'values'> & { readonly schema?: string })[],
  use: (name: string) => void,
): Expression {
  // `enumerated` adds the values.
  const { type, values: _, ...rest } = column;
  const options = Object.entries(rest);
  const object: Expression = {
    object: options.map(([key, part]) => {
      const isSql = key === 'default' && typeof part === 'object' && part !== null;
      if (!isSql) return [key, literal(part)] as const;
      use('sql');
      return [key, { call: 'sql', args: [literal((part as { sql: string }).sql)] }] as const;
    }),
  };
  const { call, args } = typeCode(type, enums, use);
  return { call, args: options.length === 0 ? args : [...args, object] };
}

function typeCode(
  type: string,
  enums: Parameters<typeof columnCode>[1],
  use: (name: string) => void,
): { readonly call: string; readonly args: readonly Expression[] } {
  const named = (call: string, ...args: Expression[]) => {
    use(call);
    return { call, args };
  };
  const parsed = parseTypeName(type);
  if (parsed.dimensions > 0) return named('array', typeCode(printTypeName(elementType(parsed)), enums, use));
  const base = builtInName(parsed) ?? '';
  const [first, second] = parsed.modifiers;
  const plain = first === undefined && parsed.fields === undefined ? PLAIN[base] : undefined;
  if (plain !== undefined) return named(plain);
  if (base === 'numeric' && first && Number(second) >= 0) return named('numeric', first, second as string);
  if (base === 'character' && first) return named('char', first);
  if (base === 'character varying' && first) return named('varchar', first);
  const found = enums.find((one) => isTypeNamed(parsed, one));
  if (found) return named('enumerated', literal(type), literal(found.values));
  use('column');
  return { call: `column<${VALUES[base] ?? 'string'}>()`, args: [literal(type)] };
}
