import { type Check, type Model, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { type Change, type ChangeKind, type ChangeOf, type Plan, renamedNames } from '../diff/index.ts';
import { addedColumns } from './added-columns.ts';
import { convertible, missingValue, nulls } from './column-conditions.ts';
import { domainRequirements } from './domain-requirements.ts';
import { dangling, duplicatesBy, duplicatesIn, excluded } from './key-conditions.ts';
import type { Condition, Place } from './place.ts';
import type { Requirement } from './requirement.ts';

type Conditions = Condition | readonly Condition[] | undefined | false;

/** The kinds of objects whose statements can fail on rows that a query counts. */
const CONDITIONS = {
  column: ({ from, to }, place) => to && (from ? convertible(from, to, place) : missingValue(to)),
  'not null': ({ column }, place) => column && nulls(column, place),
  check: ({ to }) => to && { what: `that do not satisfy ${to.name}`, where: broken(to) },
  'primary key': ({ to }, place) => to && !to.attachedTo && duplicatesBy(to, place),
  unique: ({ to }, place) => to && !to.attachedTo && duplicatesBy(to, place),
  index: ({ to }, place) => to?.unique && !to.attachedTo && duplicatesIn(to, place),
  exclusion: ({ to }, place) => to && !to.attachedTo && excluded(to, place),
  'foreign key': ({ to }, place) => to && dangling(to, place),
} as const satisfies {
  [K in ChangeKind]?: (change: ChangeOf<K>, place: Place) => Conditions;
};

/**
 * What existing rows must satisfy, so that the statements of a plan do not fail on them: for each statement with the hazard
 * `MAY_FAIL_ON_DATA`, and for new constraints of domains, where a query can count the rows that break it. The periods of a
 * temporal foreign key are covered by several rows together, and are left out.
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
  if (failing.size === 0 && before.domains.length === 0) return [];
  const { before: names } = renamedNames(before, after);
  const counted = new Set(plan.losses.flatMap(({ object, conversion }) => (conversion ? [object] : [])));
  return [
    ...plan.changes
      .filter(({ id }) => failing.has(id))
      .flatMap((change) => requirementOf(change, plan.changes, { after, names }))
      // Values that a lossy conversion cannot convert are counted with the loss, and not what their domains require.
      .filter(({ object }) => !counted.has(object)),
    ...domainRequirements(before, after, names),
  ];
}

function requirementOf(
  change: Change,
  changes: readonly Change[],
  { after, names }: Pick<Place, 'after' | 'names'>,
): readonly Requirement[] {
  const [schema = '', name = ''] = change.table ? [change.table.schema, change.table.name] : change.path;
  const table = after.tables.find((one) => one.schema === schema && one.name === name);
  const conditionsOf = CONDITIONS[change.kind as keyof typeof CONDITIONS] as
    | ((change: Change, place: Place) => Conditions)
    | undefined;
  if (!table || table.foreign || !conditionsOf) return [];
  const column = (of: string) => quoteIdentifier(names.column(table, of));
  const place = { table, after, names, column };
  const conditions = conditionsOf(change, place);
  const { schema: oldSchema, name: oldName } = names.relation<QualifiedName>({ schema, name });
  return [conditions || []].flat().map((condition) => ({
    object: change.object,
    table: { schema: oldSchema, name: oldName },
    ...condition,
    ...addedColumns(condition, changes, place),
  }));
}

function broken({ expression }: Check): string {
  return `not (${expression})`;
}
