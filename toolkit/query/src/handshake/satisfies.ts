import { objectId, parseTypeName, tableKey } from '@trellis/model';
import type { Live, LiveColumn, LiveTable } from './live.ts';
import type { NeededColumn, NeededTable, Needs } from './needs.ts';
import { typeFit } from './type-fit.ts';

/** One thing in which a live database is not what a program needs. */
export interface Difference {
  /** What: `column public.orders.customer_id`. */
  readonly object: string;
  /** In words: `orders.customer_id is missing`. */
  readonly message: string;
  /**
   * `breaks`: reads or writes fail. `loosens`: a promise is gone that a later release may take back (never null,
   * unique, refers to a row).
   */
  readonly effect: 'breaks' | 'loosens';
}

/**
 * In what a live database does not satisfy what is needed. What it has beyond that is no difference.
 *
 * @param needs what is needed
 * @param live what there is
 * @returns every difference; none where the database satisfies
 */
export function differences(needs: Needs, live: Live): Difference[] {
  const enums = Object.entries(needs.enums).flatMap(([name, values]): Difference[] => {
    const missing = values.filter((value) => !live.enums[name]?.includes(value));
    if (live.types[name] == null || missing.length === 0) return [];
    const { schema = 'public', name: type } = parseTypeName(name);
    return [
      {
        object: objectId('type', [schema, type]),
        effect: 'breaks',
        message: `${tableKey({ schema, name: type })} lacks ${missing.map((value) => `"${value}"`).join(', ')}`,
      },
    ];
  });
  return [...enums, ...needs.tables.flatMap((needed) => ofTable(needed, live))];
}

function ofTable(needed: NeededTable, live: Live): Difference[] {
  const { key, schema, name } = needed;
  const table = live.tables.find((other) => other.schema === schema && other.name === name);
  const object = objectId(needed.view ? 'view' : 'table', [schema, name]);
  if (table === undefined) return [{ object, effect: 'breaks', message: `${key} is missing` }];
  const columns = needed.columns.flatMap((column) => {
    const there = table.columns.find((other) => other.name === column.name);
    const found = there ? ofColumn(column, there, live) : [['breaks', 'is missing'] as const];
    return found.map(([effect, what]): Difference => {
      const path = objectId('column', [schema, name, column.name]);
      return { object: path, effect, message: `${key}.${column.name} ${what}` };
    });
  });
  if (needed.view) return columns;
  const names = needed.columns.map((column) => column.name);
  const required = table.columns.filter(
    (column) => !names.includes(column.name) && column.notNull && column.filled === 'by the program',
  );
  return [
    ...columns,
    ...required.map((column): Difference => {
      const path = objectId('column', [schema, name, column.name]);
      return {
        object: path,
        effect: 'breaks',
        message: `${key}.${column.name} must be given, and is not known`,
      };
    }),
    ...ofKeys(needed, table).map(
      ([effect, what]): Difference => ({ object, effect, message: `${key} ${what}` }),
    ),
  ];
}

type Finding = readonly [Difference['effect'], string];

function ofColumn(needed: NeededColumn, live: LiveColumn, { types }: Live): Finding[] {
  const found: Finding[] = [];
  const sameBase = types[needed.type] === live.oid;
  if (needed.type !== '' && typeFit(needed.type, live.type, sameBase) === 'other')
    found.push(['breaks', `is ${live.type} instead of ${needed.type}`]);
  if (needed.notNull && !live.notNull) found.push(['loosens', 'may be null']);
  if (!needed.notNull && live.notNull && needed.filled !== 'always')
    found.push(['breaks', 'may not be null']);
  if (needed.filled !== 'always' && live.filled === 'always')
    found.push(['breaks', 'can no longer be written']);
  if (needed.filled !== 'by the program' && live.filled === 'by the program' && needed.notNull)
    found.push(['breaks', 'has no default']);
  return found;
}

function ofKeys(needed: NeededTable, live: LiveTable): Finding[] {
  const known = new Set(needed.columns.map(({ name }) => name));
  const has = (sets: readonly (readonly string[])[], set: readonly string[]) =>
    sets.some((other) => sorted(other) === sorted(set));
  const gone = needed.uniques.filter((columns) => !has(live.uniques, columns));
  const added = live.uniques.filter(
    (columns) => !has(needed.uniques, columns) && columns.every((column) => known.has(column)),
  );
  return [
    ...gone.map((columns): Finding => ['loosens', `has no unique key over ${columns.join(', ')}`]),
    ...added.map(
      (columns): Finding => ['breaks', `has a unique key over ${columns.join(', ')} that is not known`],
    ),
    ...needed.foreignKeys.flatMap((key): Finding[] => {
      const there = live.foreignKeys.find(
        (other) =>
          pairs(other) === pairs(key) &&
          other.table.schema === key.table.schema &&
          other.table.name === key.table.name,
      );
      if (there === undefined)
        return [['loosens', `has no foreign key from ${key.columns.join(', ')} to ${key.table.name}`]];
      if (there.onDelete === key.onDelete) return [];
      return [['loosens', `has ${there.onDelete} instead of ${key.onDelete} on delete of ${key.table.name}`]];
    }),
  ];
}

function sorted(columns: readonly string[]): string {
  return JSON.stringify([...columns].sort());
}

/** A foreign key's columns with those that they refer to, in an order of their own. */
function pairs({
  columns,
  referenced,
}: {
  readonly columns: readonly string[];
  readonly referenced: readonly string[];
}) {
  return sorted(columns.map((column, index) => JSON.stringify([column, referenced[index]])));
}
