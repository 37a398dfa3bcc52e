import type { Queryable } from '@trellis/database';
import { type Column, type Model, quoteIdentifier, type Table } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import {
  type Generator,
  generatorsOf,
  isComparable,
  isDescending,
  isIntegerType,
} from '@trellis/plan/internal';
import { isAtOrAfter, type Positions, sequencesOf } from './positions.ts';
import { isLostIn, type ProvenChange } from './row-changes.ts';

/** A sequence that gives out values that it, or the one that it replaces, has given out before. */
interface Reset {
  readonly sequence: string;
  readonly next: bigint;
  readonly wanted: bigint;
}

/** Where sequences stand before and after a direction has run. */
export interface BothPositions {
  readonly before: Positions;
  readonly after: Positions;
}

/** A column that exists before and after a direction has run. */
interface DirectedColumn {
  readonly from: { readonly table: Table; readonly column: Column };
  readonly to: { readonly table: Table; readonly column: Column };
}

/**
 * The sequences that a direction has set back. The next value of a column's sequence is never lower than that of the
 * sequence that the column had before, and above the values of the column if it had none; with a sequence that counts
 * down the reverse. A sequence is also compared with the one of its name. Sequences that count in different directions,
 * or have no number in common, are not compared.
 *
 * @param direction the direction that has run: the database is at the Model after `up`, or before it
 */
export async function givenOutAgain(
  client: Queryable,
  positions: BothPositions,
  change: ProvenChange,
  direction: 'up' | 'down',
): Promise<string[]> {
  const { before: was, after: is } = change.comparison;
  const [from, to] = direction === 'up' ? [was, is] : [is, was];
  const found = new Map<string, Reset>();
  const expectNext = (now: Generator, wanted: bigint | undefined) => {
    const sequence = qualifiedName(now.sequence);
    const next = positions.after.get(sequence);
    if (next !== undefined && wanted !== undefined && !isAtOrAfter(next, wanted, now))
      found.set(sequence, { sequence, next, wanted });
  };
  const nextOf = (old: Generator) => positions.before.get(qualifiedName(old.sequence));
  for (const column of numberedColumns(change, direction))
    for (const now of generatorsOf(to, column.to.table, column.to.column)) {
      const before = generatorsOf(from, column.from.table, column.from.column).filter(({ counting }) =>
        isComparable(counting, now.counting),
      );
      for (const old of before) expectNext(now, nextOf(old));
      if (before.length === 0) expectNext(now, await afterValues(client, column.to, now, to));
    }
  for (const [old, now] of sameNames(change, direction))
    if (isComparable(old.counting, now.counting)) expectNext(now, nextOf(old));
  return [...found.values()].map(
    ({ sequence, next, wanted }) => `${sequence}, which gives out ${next} next and not ${wanted} or later`,
  );
}

function numberedColumns(
  { comparison, losses }: ProvenChange,
  direction: 'up' | 'down',
): readonly DirectedColumn[] {
  return comparison.tables.flatMap((table) =>
    comparison.columns(table).flatMap(({ was, is }) => {
      const [old, now] = [
        { table: table.was, column: was },
        { table: table.is, column: is },
      ];
      const [from, to] = direction === 'up' ? [old, now] : [now, old];
      return losses && isLostIn(losses[direction], from.table, from.column.name) ? [] : [{ from, to }];
    }),
  );
}

/** The sequences, no identities', that have the same name before and after, or are renamed. */
function sameNames(
  { comparison }: ProvenChange,
  direction: 'up' | 'down',
): readonly (readonly [Generator, Generator])[] {
  const old = new Map(comparison.before.sequences.map((sequence) => [qualifiedName(sequence), sequence]));
  const [before, after] = [comparison.before, comparison.after].map(
    (model) => new Map(sequencesOf(model).map((one) => [qualifiedName(one.sequence), one])),
  );
  return comparison.after.sequences.flatMap((is) => {
    const was = old.get(qualifiedName(comparison.oldSequence(is)));
    const [first, then] = [was && before?.get(qualifiedName(was)), after?.get(qualifiedName(is))];
    if (!first || !then) return [];
    return [direction === 'up' ? ([first, then] as const) : ([then, first] as const)];
  });
}

/** The first value after those of a column of integers, if its sequence can give it out. */
async function afterValues(
  client: Queryable,
  { table, column }: DirectedColumn['to'],
  { counting }: Generator,
  model: Model,
): Promise<bigint | undefined> {
  if (!isIntegerType(column.type, model)) return undefined;
  const last = isDescending(counting) ? 'min' : 'max';
  const name = quoteIdentifier(column.name);
  const { rows } = await client.query(`select ${last}(${name})::text as last from ${qualifiedName(table)}`);
  const value: string | null = rows[0]?.last;
  if (value === null) return undefined;
  const isWithin = BigInt(value) >= counting.min && BigInt(value) <= counting.max;
  return isWithin ? BigInt(value) + (isDescending(counting) ? -1n : 1n) : undefined;
}
