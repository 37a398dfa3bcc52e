import type { Domain, Model, Table } from '../model/index.ts';
import { constraintName, tableKey } from '../schema/index.ts';

/**
 * The kind of a rule that the database enforces. A unique index counts as `unique`; a `trigger` is one that is declared to
 * reject writes.
 *
 * @example
 * ```ts
 * import type { ConstraintKind } from '@trellis/model';
 *
 * export const statusOf = (kind: ConstraintKind): number =>
 *   kind === 'unique' || kind === 'primary key' ? 409 : 422;
 * ```
 */
export type ConstraintKind =
  | 'primary key'
  | 'unique'
  | 'foreign key'
  | 'check'
  | 'exclusion'
  | 'not null'
  | 'trigger';

/**
 * A rule that the database enforces by a constraint, a unique index, a not-null column or a trigger.
 *
 * @example
 * ```ts
 * import type { ConstraintRule } from '@trellis/model';
 *
 * export const line = ({ name, message }: ConstraintRule): string => `${name}: ${message}`;
 * ```
 */
export interface ConstraintRule {
  readonly name: string;
  readonly kind: ConstraintKind;
  /** Key of the table in the schema; of the domain for a domain's rule. */
  readonly table: string;
  readonly columns: readonly string[];
  /** What the rule requires: the author's sentence, or a generated one. */
  readonly message: string;
  /** Of a foreign key: why a row that it refers to cannot be deleted or changed. */
  readonly inUse?: string;
}

/**
 * Returns the rules of a schema: constraints, unique indexes, not-null columns and domains, and triggers that reject
 * writes. Unnamed constraints have the names that PostgreSQL 18 generates.
 *
 * @param model the Model of the schema
 * @example
 * ```ts
 * import { constraintRulesOf, defineSchema, integer, table, toModel } from '@trellis/model';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }) } });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 *
 * console.log(constraintRulesOf(toModel(shop)).map(({ name }) => name)); // ['tags_pkey', 'tags_tag_id_not_null']
 * ```
 */
export function constraintRulesOf(model: Model): ConstraintRule[] {
  return [
    ...model.tables.flatMap((table) => [...rulesOfTable(table), ...rulesOfTriggers(table)]),
    ...model.views.flatMap(rulesOfTriggers),
    ...model.domains.flatMap(rulesOfDomain),
  ];
}

function rulesOfDomain(domain: Domain): ConstraintRule[] {
  const of = { table: tableKey(domain), columns: [] };
  const checks = domain.checks.map(({ name, comment, expression }): ConstraintRule => {
    const message = comment ?? `Every value of ${domain.name} satisfies ${expression}.`;
    return { name, kind: 'check', ...of, message };
  });
  if (!domain.notNull) return checks;
  const { name, comment } = domain.notNullConstraint ?? {};
  return [
    ...checks,
    {
      name: name ?? constraintName({ kind: 'nn', table: domain.name, columns: [] }, new Set()),
      kind: 'not null',
      ...of,
      message: comment ?? `A value of ${domain.name} is never null.`,
    },
  ];
}

function rulesOfTriggers(of: Pick<Table, 'schema' | 'name' | 'triggers'>): ConstraintRule[] {
  const key = tableKey(of);
  return of.triggers.flatMap(({ name, rejects, comment }) =>
    rejects
      ? [
          {
            name,
            kind: 'trigger',
            table: key,
            columns: [],
            message: comment ?? `${name} rejects some writes to ${key}.`,
          },
        ]
      : [],
  );
}

function rulesOfTable(table: Table): ConstraintRule[] {
  const key = tableKey(table);
  const doc = (columns: readonly string[]) => {
    const only = columns.length === 1 && table.columns.find(({ name }) => name === columns[0])?.comment;
    return only ? ` ${only}` : '';
  };
  const rule = (
    kind: ConstraintKind,
    name: string,
    columns: readonly string[],
    comment: string | undefined,
    sentence: string,
  ) => ({
    name,
    kind,
    table: key,
    columns,
    message: comment ?? `${sentence}${doc(columns)}`,
  });
  const same = (columns: readonly string[]) =>
    `No two rows of ${key} have the same ${columns.join(' and ')}.`;
  const { primaryKey, uniques, foreignKeys, checks, exclusions, indexes } = table;
  const taken = new Set<string>();
  return [
    ...(primaryKey
      ? [
          rule(
            'primary key',
            primaryKey.name,
            primaryKey.columns,
            primaryKey.comment,
            same(primaryKey.columns),
          ),
        ]
      : []),
    ...uniques.map((unique) =>
      rule('unique', unique.name, unique.columns, unique.comment, same(unique.columns)),
    ),
    ...indexes.flatMap((index) => {
      if (!index.unique) return [];
      const elements = index.elements.map(({ column, expression }) => column ?? expression ?? '');
      const own = index.elements.flatMap(({ column }) => (column === undefined ? [] : [column]));
      return [rule('unique', index.name, own, index.comment, same(elements))];
    }),
    ...foreignKeys.map(({ name, columns, comment, references }) => {
      const referenced = tableKey(references);
      const inUse = `A row of ${referenced} cannot be deleted, nor its ${references.columns.join(' and ')} changed, while a row of ${key} refers to it.`;
      return {
        ...rule(
          'foreign key',
          name,
          columns,
          comment,
          `${key}.${columns.join(', ')} refers to an existing row of ${referenced}.`,
        ),
        inUse: comment === undefined ? inUse : `${inUse} ${comment}`,
      };
    }),
    ...checks.map((check) =>
      rule('check', check.name, [], check.comment, `Every row of ${key} satisfies ${check.expression}.`),
    ),
    ...exclusions.map((exclusion) =>
      rule(
        'exclusion',
        exclusion.name,
        [],
        exclusion.comment,
        `No two rows of ${key} exclude each other: ${exclusion.definition}.`,
      ),
    ),
    ...table.columns.flatMap(({ name, notNull, notNullConstraint }) => {
      if (!notNull) return [];
      const generated = constraintName({ kind: 'nn', table: table.name, columns: [name] }, taken);
      return [
        rule(
          'not null',
          notNullConstraint?.name ?? generated,
          [name],
          notNullConstraint?.comment,
          `${key}.${name} is never null.`,
        ),
      ];
    }),
  ];
}
