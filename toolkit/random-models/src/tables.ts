import { type Check, type Column, quoteIdentifier, type Table } from '@trellis/model';
import fc from 'fast-check';
import { chance, comment, each, named } from './choose.ts';
import { isInteger, type TypeChoice } from './type-choice.ts';

/** Few names, so that two random Models share many objects. Some names need quoting. */
export const tableNames = ['t1', 't2', 'T "3"', 'order'];
const columnNames = ['a', 'b', 'c', 'D', 'e f', "g'h"];

/** A table without the properties that depend on its columns or other tables. */
export interface RandomTable extends Table {
  /** The type family of each column. */
  readonly families: ReadonlyMap<string, string>;
}

/**
 * A table with columns and checks.
 *
 * @param name the name of the table
 * @param types the types of its columns
 * @param calls functions that defaults and checks may call
 */
export function randomTable(
  name: string,
  types: readonly TypeChoice[],
  calls: { readonly defaults: boolean; readonly checks: boolean },
): fc.Arbitrary<RandomTable> {
  return fc
    .subarray(columnNames, { minLength: 1 })
    .chain((columns) =>
      fc.tuple(
        comment,
        each(columns, (column) => randomColumn(column, types)),
      ),
    )
    .map(([remark, made]) => {
      const columns = made.map(({ column, choice, called }) =>
        calls.defaults && called && choice.family === 'number' && column.default !== undefined
          ? { ...column, default: 'public.one()' }
          : column,
      );
      const source = columns.find((column) => column.type === 'integer' && !column.generated)?.name;
      const checks: Check[] = made.flatMap(({ column, choice, checked, called }) => {
        if (!checked || !choice.check) return [];
        const quoted = quoteIdentifier(column.name);
        const expression =
          calls.checks && called && choice.family === 'number'
            ? `public.ok(${quoted})`
            : choice.check(quoted);
        return [{ name: `${name}_${column.name}_check`, expression }];
      });
      return {
        schema: 'public',
        name,
        columns: columns.map((column) => (source === undefined ? column : computedFrom(column, source))),
        ...named('comment', remark),
        uniques: [],
        foreignKeys: [],
        checks,
        exclusions: [],
        indexes: [],
        triggers: [],
        rules: [],
        policies: [],
        families: new Map(made.map(({ column, choice }) => [column.name, choice.family])),
      };
    });
}

/** Makes some columns generated from another column. */
function computedFrom(column: Column, source: string): Column {
  if (!column.generated || column.notNull) return column;
  return { ...column, generated: { ...column.generated, expression: `${quoteIdentifier(source)} * 2` } };
}

function randomColumn(name: string, types: readonly TypeChoice[]) {
  return fc
    .tuple(
      fc.constantFrom(...types),
      fc.constantFrom('plain', 'plain', 'plain', 'default', 'default', 'identity', 'generated'),
      fc.nat(3),
      chance(30),
      chance(25),
      chance(15),
      comment,
      fc.constantFrom('always' as const, 'by default' as const),
      chance(30),
    )
    .map(([choice, how, pick, notNull, checked, collated, remark, generation, called]) => {
      const expression = choice.defaults[pick % Math.max(choice.defaults.length, 1)];
      const identity = how === 'identity' && isInteger(choice.type);
      const column: Column = {
        name,
        type: choice.type,
        ...((notNull || identity) && { notNull: true as const }),
        ...(identity && { identity: { generation } }),
        ...(how === 'default' && named('default', expression)),
        ...(how === 'generated' &&
          choice.family === 'number' && {
            generated: { expression: `${pick} * 2`, kind: 'stored' as const },
          }),
        ...(collated && choice.family === 'text' && { collation: 'pg_catalog."C"' }),
        ...named('comment', remark),
      };
      return { column, choice, checked, called };
    });
}
