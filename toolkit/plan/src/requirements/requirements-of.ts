import {
  type Check,
  type Column,
  type ForeignKey,
  type IndexDefinition,
  type Model,
  type PrimaryKey,
  type QualifiedName,
  quoteIdentifier,
  type Table,
  type Unique,
} from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import {
  type Change,
  type ChangeKind,
  type ChangeOf,
  type Plan,
  type RenamedNames,
  renamedNames,
} from '../diff/index.ts';
import type { Requirement } from './requirement.ts';

/** The parts of a requirement that depend on the kind of its object. */
type Condition = Pick<Requirement, 'what' | 'only' | 'where' | 'duplicates' | 'conversion'>;

/** The table of a change, and the names that its columns have before the plan runs. */
interface Place {
  readonly table: Table;
  readonly names: RenamedNames;
  /** A column as SQL. */
  column(name: string): string;
}

/** The kinds of objects whose statements can fail on rows that a query counts. */
const CONDITIONS = {
  column: ({ from, to }, place) => to && (from ? invalidValues(from, to, place) : missingValues(to)),
  'not null': ({ column }, place) => column && nulls(column, place),
  check: ({ to }) => to && { what: `that do not satisfy ${to.name}`, where: broken(to) },
  'primary key': ({ to }, place) => to && !to.attachedTo && duplicatesBy(to, place),
  unique: ({ to }, place) => to && !to.attachedTo && duplicatesBy(to, place),
  index: ({ to }, place) => to?.unique && !to.attachedTo && duplicatesIn(to, place),
  'foreign key': ({ to }, place) => to && dangling(to, place),
} as const satisfies {
  [K in ChangeKind]?: (change: ChangeOf<K>, place: Place) => Condition | undefined | false;
};

/**
 * What existing rows must satisfy, so that the statements of a plan do not fail on them: for each statement with the hazard
 * `MAY_FAIL_ON_DATA`, where a query can count the rows that break it. Exclusion constraints and domains are left out.
 *
 * @param plan the plan
 * @param before the Model that it begins with
 * @param after the Model that it leads to, with its declared renames
 */
export function requirementsOf(plan: Plan, before: Model, after: Model): readonly Requirement[] {
  const failing = new Set(
    plan.statements.flatMap(({ change, hazards }) =>
      hazards.some(({ code }) => code === 'MAY_FAIL_ON_DATA') ? [change] : [],
    ),
  );
  if (failing.size === 0) return [];
  const { before: names } = renamedNames(before, after);
  const counted = new Set(plan.losses.flatMap(({ object, conversion }) => (conversion ? [object] : [])));
  return plan.changes
    .filter(({ id, object }) => failing.has(id) && !counted.has(object))
    .flatMap((change) => requirementOf(change, after, names));
}

function requirementOf(change: Change, after: Model, names: RenamedNames): readonly Requirement[] {
  const [schema = '', name = ''] = change.table ? [change.table.schema, change.table.name] : change.path;
  const table = after.tables.find((one) => one.schema === schema && one.name === name);
  const conditionOf = CONDITIONS[change.kind as keyof typeof CONDITIONS] as
    | ((change: Change, place: Place) => Condition | undefined | false)
    | undefined;
  if (!table || table.foreign || !conditionOf) return [];
  const column = (of: string) => quoteIdentifier(names.column(table, of));
  const condition = conditionOf(change, { table, names, column });
  if (!condition) return [];
  const { schema: oldSchema, name: oldName } = names.relation<QualifiedName>({ schema, name });
  return [{ object: change.object, table: { schema: oldSchema, name: oldName }, ...condition }];
}

function nulls({ name }: Column, { column }: Place): Condition {
  return { what: `whose ${name} is null`, where: `${column(name)} is null` };
}

/** A column that is added without a value for existing rows. */
function missingValues({ name, notNull }: Column): Condition | undefined {
  return notNull && { what: `that get no value in ${name}` };
}

function invalidValues(from: Column, to: Column, { names, table }: Place): Condition | undefined {
  if (from.type === to.type || to.using !== undefined) return undefined;
  const column = names.column(table, to.name);
  return {
    what: `whose ${to.name} is not a valid ${to.type}`,
    conversion: { column, from: from.type, to: to.type },
  };
}

function broken({ expression }: Check): string {
  return `not (${expression})`;
}

function duplicatesBy(
  { columns, ...rest }: PrimaryKey & Partial<Unique>,
  { table, column }: Place,
): Condition {
  const by = columns.map(column);
  const isDistinct = rest.nullsNotDistinct !== true;
  return {
    what: `with the same ${columns.join(', ')} as another one`,
    ...ofItself(table),
    ...(isDistinct && { where: by.map((one) => `${one} is not null`).join(' and ') }),
    duplicates: by,
  };
}

function duplicatesIn(
  { name, elements, where, nullsNotDistinct }: IndexDefinition,
  { table, column }: Place,
): Condition {
  const by = elements.map((one) => {
    const value = one.column === undefined ? `(${one.expression ?? ''})` : column(one.column);
    return one.collation === undefined ? value : `${value} collate ${one.collation}`;
  });
  const conditions = [
    ...(nullsNotDistinct ? [] : by.map((one) => `${one} is not null`)),
    ...(where === undefined ? [] : [`(${where})`]),
  ];
  return {
    what: `that ${name} finds twice`,
    ...ofItself(table),
    ...(conditions.length > 0 && { where: conditions.join(' and ') }),
    duplicates: by,
  };
}

function dangling(
  { columns, references, match, period }: ForeignKey,
  { table, names, column }: Place,
): Condition | undefined {
  // The periods of a temporal key are covered by several rows together.
  if (period) return undefined;
  const own = columns.map(column);
  const equal = own.map((name, at) => {
    const target = quoteIdentifier(names.column(references, references.columns[at] ?? ''));
    return `target.${target} = counted.${name}`;
  });
  const all = own.map((name) => `counted.${name} is not null`);
  const missing = `${all.join(' and ')} and not exists (select from ${qualifiedName(names.relation<QualifiedName>(references))} target where ${equal.join(' and ')})`;
  const some = own.map((name) => `counted.${name} is null`);
  const partial = match === 'full' && own.length > 1;
  return {
    what: `that refer to nothing in ${references.schema}.${references.name}`,
    ...ofItself(table),
    where: partial ? `(${missing}) or ((${some.join(' or ')}) and not (${some.join(' and ')}))` : missing,
  };
}

/** Keys and foreign keys are not inherited. A partitioned table has its rows in the partitions. */
function ofItself({ partitionBy }: Table): Pick<Requirement, 'only'> {
  return partitionBy === undefined ? { only: true } : {};
}
