import type { ColumnDescriptor, EnumType } from '@trellis/model';
import { type Code, literal } from './code.ts';

/** The functions of `@trellis/model` for types without a modifier. */
const PLAIN: Readonly<Record<string, string>> = {
  smallint: 'smallint',
  integer: 'integer',
  bigint: 'bigint',
  real: 'real',
  'double precision': 'doublePrecision',
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

/** What the driver gives for types that no function is for; for any other, text. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/^timestamp/, 'Date'],
  [/\[\]$/, 'unknown[]'],
  [/^(point|circle)$/, 'unknown'],
];

/**
 * A column as its author would write it: `varchar(254, { doc: '…' })`.
 *
 * @param column the column
 * @param enums the schema's enums, whose values the compiler should know
 * @param use told each function that is used
 */
export function columnCode(
  column: ColumnDescriptor,
  enums: readonly (Pick<EnumType, 'name' | 'values'> & { readonly schema?: string })[],
  use: (name: string) => void,
): Code {
  const { type, ...rest } = column;
  const options = Object.entries(rest);
  const object: Code = {
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
): { readonly call: string; readonly args: readonly Code[] } {
  const named = (call: string, ...args: Code[]) => {
    use(call);
    return { call, args };
  };
  const plain = PLAIN[type];
  if (plain !== undefined) return named(plain);
  const [, base, first, second] =
    /^(character varying|character|numeric)\((\d+)(?:,(\d+))?\)$/.exec(type) ?? [];
  if (base === 'numeric' && first && second) return named('numeric', first, second);
  if (base && base !== 'numeric' && first) return named(base === 'character' ? 'char' : 'varchar', first);
  const found = enums.find(({ schema = 'public', name }) =>
    schema === 'public' ? type === name : type === `${schema}.${name}`,
  );
  if (found) return named('enumerated', literal(type), literal(found.values));
  if (type.endsWith('[]') && !type.endsWith('[][]')) {
    const of = typeCode(type.slice(0, -2), enums, use);
    return named('array', of);
  }
  use('column');
  const value = VALUES.find(([pattern]) => pattern.test(type))?.[1] ?? 'string';
  return { call: `column<${value}>()`, args: [literal(type)] };
}
