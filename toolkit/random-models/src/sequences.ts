import { type Column, quoteIdentifier, type Sequence, type Table } from '@trellis/model';
import { sqlLiteral } from '@trellis/model/internal';
import fc from 'fast-check';
import { chance, each, some } from './choose.ts';
import { isInteger } from './type-choice.ts';

const options = fc.record(
  {
    start: fc.constantFrom('5', '7'),
    increment: fc.constantFrom('2', '3'),
    maxValue: fc.constantFrom('1000', '2000'),
    cache: fc.constantFrom('10'),
    cycle: fc.constant(true as const),
    type: fc.constantFrom('smallint' as const, 'integer' as const),
  },
  { requiredKeys: [] },
);

/** Sequences without an owner. */
export const randomSequences: fc.Arbitrary<Sequence[]> = fc
  .subarray(['s1', 'S 2'])
  .chain((names) => each(names, (name) => options.map((own) => ({ schema: 'public', name, ...own }))));

/** Tables, and the sequences that their columns use or own. */
interface Numbered<T extends Table> {
  readonly tables: readonly T[];
  readonly sequences: readonly Sequence[];
}

/**
 * Gives integer columns a sequence: a `serial` sequence, or an existing one that several columns may use and
 * another may own.
 */
export function withSequences<T extends Table>(
  tables: readonly T[],
  free: readonly Sequence[],
): fc.Arbitrary<Numbered<T>> {
  const places = tables.flatMap((table) =>
    table.columns
      .filter((column) => isInteger(column.type) && !column.identity && !column.generated)
      .map((column) => ({ table: table.name, column: column.name })),
  );
  if (places.length === 0) return fc.constant({ tables, sequences: free });
  const place = fc.constantFrom(...places);
  return fc
    .tuple(
      fc.subarray(places, { maxLength: Math.min(2, places.length) }),
      options,
      chance(50),
      fc.array(place, { minLength: free.length, maxLength: free.length }),
      some(place, 30),
    )
    .map(([serial, own, first, callers, owner]): Numbered<T> => {
      const called = new Map<string, string>();
      const key = (at: { table: string; column: string }) => `${at.table} ${at.column}`;
      if (first) for (const [i, one] of free.entries()) if (callers[i]) called.set(key(callers[i]), one.name);
      const made = serial.map((at) => {
        const name = `${at.table}_${at.column}_seq`;
        called.set(key(at), name);
        return { schema: 'public', name, ...own, ownedBy: { schema: 'public', ...at } };
      });
      return {
        tables: tables.map((table) => ({
          ...table,
          columns: table.columns.map((column) =>
            calling(column, called.get(key({ table: table.name, column: column.name }))),
          ),
        })),
        sequences: [
          ...free.map((one, i) =>
            i === 0 && owner ? { ...one, ownedBy: { schema: 'public', ...owner } } : one,
          ),
          ...made,
        ],
      };
    });
}

function calling(column: Column, sequence: string | undefined): Column {
  if (sequence === undefined) return column;
  const name = sqlLiteral(`public.${quoteIdentifier(sequence)}`);
  return { ...column, default: `nextval(${name}::regclass)` };
}
