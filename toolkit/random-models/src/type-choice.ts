/** A type of a column and its properties. */
export interface TypeChoice {
  readonly type: string;
  readonly defaults: readonly string[];
  readonly check?: (column: string) => string;
  /** The two sides of a foreign key must have the same family. */
  readonly family: string;
}

export const number = (type: string): TypeChoice => ({
  type,
  defaults: ['0', '7', '(1 + 2)'],
  check: (column) => `${column} > 0`,
  family: 'number',
});

export const text = (type: string): TypeChoice => ({
  type,
  defaults: [`'x'`, `'it''s \\'`, 'current_user'],
  check: (column) => `length(${column}) < 100`,
  family: 'text',
});

export const plain = (type: string, ...defaults: string[]): TypeChoice => ({ type, defaults, family: type });

export const builtIn: readonly TypeChoice[] = [
  number('integer'),
  number('bigint'),
  number('smallint'),
  number('numeric(10,2)'),
  number('numeric'),
  number('double precision'),
  text('text'),
  text('character varying(20)'),
  text('character varying(200)'),
  { ...text('character(3)'), defaults: [`'x'`] },
  plain('boolean', 'true', 'false'),
  plain('date', 'current_date', `'2020-01-01'`),
  plain('timestamp without time zone', 'now()'),
  plain('timestamp(3) with time zone', 'now()'),
  plain('uuid', 'gen_random_uuid()'),
  plain('jsonb', `'{}'`),
  plain('integer[]', `'{}'`, `'{1,2}'`),
  plain('text[]', `'{}'`),
];

/** Returns whether a column of the type can have a sequence. */
export const isInteger = (type: string) => ['integer', 'bigint', 'smallint'].includes(type);
