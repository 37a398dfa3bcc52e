import { objectId, parseTypeName, tableKey } from '@trellis/model';
import { typeFit } from '@trellis/model/internal';
import { DEFAULT_SCHEMA } from '../search-path/index.ts';
import type { ActualColumn, ActualSchema, ActualTable } from './actual.ts';
import type { ExpectedColumn, ExpectedSchema, ExpectedTable } from './expected.ts';
import type { Finding } from './finding.ts';
import { foreignKeyFindings } from './foreign-key-findings.ts';
import { privilegeFindings } from './privilege-findings.ts';
import { unordered } from './unordered.ts';

/**
 * One way in which a database does not satisfy the schema of a program.
 *
 * @example
 * ```ts
 * import type { Mismatch } from '@trellis/query';
 *
 * export const breaking = (mismatches: readonly Mismatch[]): string[] =>
 *   mismatches.filter(({ effect }) => effect === 'breaks').map(({ message }) => message);
 * ```
 */
export interface Mismatch {
  /** Id of the object: `column public.orders.customer_id`. */
  readonly object: string;
  /** Sentence without a period: `orders.customer_id is missing`. */
  readonly message: string;
  /**
   * `breaks`: reads or writes fail. `loosens`: the database no longer guarantees something (not null, unique, a foreign
   * key), as a later release may intend.
   */
  readonly effect: 'breaks' | 'loosens';
}

/**
 * Compares the database with what a program expects. Additional objects are no mismatch.
 *
 * @param expected what the program expects
 * @param actual the database
 * @returns the mismatches; none if the database satisfies the expectations
 */
export function mismatches(expected: ExpectedSchema, actual: ActualSchema): Mismatch[] {
  const enums = Object.entries(expected.enums).flatMap(([name, values]): Mismatch[] => {
    const missing = values.filter((value) => !actual.enums[name]?.includes(value));
    if (actual.types[name] == null || missing.length === 0) return [];
    const { schema = 'public', name: type } = parseTypeName(name);
    return [
      {
        object: objectId('type', [schema, type]),
        effect: 'breaks',
        message: `${tableKey({ schema, name: type })} lacks ${missing.map((value) => `"${value}"`).join(', ')}`,
      },
    ];
  });
  return [...enums, ...expected.tables.flatMap((table) => tableMismatches(table, actual))];
}

function tableMismatches(expected: ExpectedTable, schema: ActualSchema): Mismatch[] {
  const { key, schema: namespace, name } = expected;
  const actual = schema.tables.find((other) => other.schema === namespace && other.name === name);
  const object = objectId(expected.view ? 'view' : 'table', [namespace, name]);
  if (actual === undefined) {
    const isOffPath = namespace === DEFAULT_SCHEMA && schema.offPath.includes(name);
    const where = isOffPath
      ? `is in ${DEFAULT_SCHEMA}, which the search path does not contain or the role ${schema.role} may not use`
      : 'is missing';
    return [{ object, effect: 'breaks', message: `${key} ${where}` }];
  }
  const denied = privilegeFindings(expected, actual, schema.role).map(
    ([effect, what]): Mismatch => ({ object, effect, message: `${key} ${what}` }),
  );
  const columns = expected.columns.flatMap((column) => {
    const found = actual.columns.find((other) => other.name === column.name);
    const findings = found ? columnFindings(column, found, schema) : [['breaks', 'is missing'] as const];
    return findings.map(([effect, what]): Mismatch => {
      const path = objectId('column', [namespace, name, column.name]);
      return { object: path, effect, message: `${key}.${column.name} ${what}` };
    });
  });
  if (expected.view) return [...denied, ...columns];
  const names = expected.columns.map((column) => column.name);
  const required = actual.columns.filter(
    (column) => !names.includes(column.name) && column.notNull && column.suppliedBy === 'program',
  );
  return [
    ...denied,
    ...columns,
    ...required.map((column): Mismatch => {
      const path = objectId('column', [namespace, name, column.name]);
      return {
        object: path,
        effect: 'breaks',
        message: `${key}.${column.name} is required, but the schema does not have it`,
      };
    }),
    ...keyFindings(expected, actual).map(
      ([effect, what]): Mismatch => ({ object, effect, message: `${key} ${what}` }),
    ),
  ];
}

function columnFindings(expected: ExpectedColumn, actual: ActualColumn, { types }: ActualSchema): Finding[] {
  const found: Finding[] = [];
  const sameBase = types[expected.type] === actual.oid;
  if (expected.type !== '' && typeFit(expected.type, actual.type, sameBase) === 'other')
    found.push(['breaks', `is ${actual.type} instead of ${expected.type}`]);
  if (expected.notNull && !actual.notNull) found.push(['loosens', 'is nullable']);
  if (expected.notNull && actual.notValid && !expected.notValid)
    found.push(['loosens', 'may be null in rows that its constraint, which is not valid, has not checked']);
  if (!expected.notNull && actual.notNull && expected.suppliedBy !== 'generated')
    found.push(['breaks', 'is not nullable']);
  if (expected.suppliedBy !== 'generated' && actual.suppliedBy === 'generated')
    found.push(['breaks', 'is always generated']);
  if (expected.suppliedBy !== 'program' && actual.suppliedBy === 'program' && expected.notNull)
    found.push(['breaks', 'has no default']);
  return found;
}

function keyFindings(expected: ExpectedTable, actual: ActualTable): Finding[] {
  const known = new Set(expected.columns.map(({ name }) => name));
  const has = (keys: readonly (readonly string[])[], key: readonly string[]) =>
    keys.some((other) => unordered(other) === unordered(key));
  const dropped = expected.uniques.filter((columns) => !has(actual.uniques, columns));
  const added = actual.uniques.filter(
    (columns) => !has(expected.uniques, columns) && columns.every((column) => known.has(column)),
  );
  return [
    ...dropped.map((columns): Finding => ['loosens', `has no unique key on ${columns.join(', ')}`]),
    ...added.map(
      (columns): Finding => [
        'breaks',
        `has a unique key on ${columns.join(', ')} that the schema does not have`,
      ],
    ),
    ...foreignKeyFindings(expected, actual),
  ];
}
