import { constraintName, type SchemaDescriptor, type Table, tableKey, toModel } from '@trellis/model';

/** What kind of rule a database keeps. */
export type RuleKind = 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclusion' | 'not null';

/** A rule that the database keeps, by the name of its constraint. */
export interface Rule {
  readonly name: string;
  readonly kind: RuleKind;
  /** The table's key in the schema; the domain's for a check on one. */
  readonly table: string;
  readonly columns: readonly string[];
  /** What it asks for: the author's sentence where there is one. */
  readonly message: string;
}

/**
 * The rules of a schema: its constraints, unique indexes and columns that are never null, each under the name
 * that PostgreSQL 18 gives it when its author does not.
 *
 * @param schema the schema
 */
export function rulesOf(schema: SchemaDescriptor): Rule[] {
  const model = toModel(schema);
  return [
    ...model.tables.flatMap(rulesOfTable),
    ...model.domains.flatMap((domain) =>
      domain.checks.map(({ name, comment, expression }): Rule => {
        const message = comment ?? `A ${domain.name} must satisfy ${expression}.`;
        return { name, kind: 'check', table: tableKey(domain), columns: [], message };
      }),
    ),
  ];
}

function rulesOfTable(table: Table): Rule[] {
  const key = tableKey(table);
  const doc = (columns: readonly string[]) => {
    const only = columns.length === 1 && table.columns.find(({ name }) => name === columns[0])?.comment;
    return only ? ` ${only}` : '';
  };
  const rule = (
    kind: RuleKind,
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
  const { primaryKey, uniques, foreignKeys, checks, exclusions, indexes, columns } = table;
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
      const parts = index.elements.map(({ column, expression }) => column ?? expression ?? '');
      const own = index.elements.flatMap(({ column }) => (column === undefined ? [] : [column]));
      return [rule('unique', index.name, own, index.comment, same(parts))];
    }),
    ...foreignKeys.map((foreign) =>
      rule(
        'foreign key',
        foreign.name,
        foreign.columns,
        foreign.comment,
        `${key}.${foreign.columns.join(', ')} leads to a row of ${tableKey(foreign.references)}.`,
      ),
    ),
    ...checks.map((check) =>
      rule('check', check.name, [], check.comment, `A row of ${key} satisfies ${check.expression}.`),
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
    ...columns.flatMap(({ name, notNull, notNullConstraint }) => {
      if (!notNull) return [];
      const made = constraintName({ kind: 'nn', table: table.name, columns: [name] }, taken);
      return [
        rule(
          'not null',
          notNullConstraint?.name ?? made,
          [name],
          notNullConstraint?.comment,
          `${key}.${name} is never null.`,
        ),
      ];
    }),
  ];
}
