import type { Queryable } from '@trellis/database';
import { type Model, objectId, quoteIdentifier } from '@trellis/model';
import { qualifiedName, sqlLiteral } from '@trellis/model/internal';
import {
  type Generator,
  generatorOf,
  generatorsOf,
  isDescending,
  isIntegerType,
} from '@trellis/plan/internal';
import { withoutForeignRows } from './foreign-rows.ts';

/** Where sequences stand, by their quoted names: the value that each gives out next. */
export type Positions = ReadonlyMap<string, bigint>;

/**
 * Moves every sequence to a position of its own, so that one that a migration resets is found. Some have given out that
 * value and others give it out next. None is moved back, or to a value that a row has.
 *
 * @param client a scratch database that contains the Model
 */
export async function movePositions(client: Queryable, model: Model): Promise<void> {
  const sequences = sequencesOf(model);
  if (sequences.length === 0) return;
  const [positions, used] = [await readPositions(client, model), await usedValues(client, model)];
  const values = sequences.map(({ sequence, counting }, i) => {
    const { increment, start, min, max } = counting;
    const name = qualifiedName(sequence);
    const stepsTo = (value = start) => (value - start + increment - (increment < 0n ? -1n : 1n)) / increment;
    const now = stepsTo(positions.get(name));
    const wanted = furthest([now, ...(used.get(name) ?? []).map(stepsTo)]) + BigInt(11 + 7 * i);
    const steps = ((increment < 0n ? min : max) - start) / increment;
    // Not to the end, where it would give out no value.
    const last =
      start + increment * (wanted < steps ? wanted : furthest([now < steps ? now : 0n, steps - 1n]));
    return `(${sqlLiteral(name)}, ${last}, ${i % 2 === 0})`;
  });
  const rows = `(values ${values.join(', ')}) as s (name, last, called)`;
  await client.query(`select pg_catalog.setval(s.name::regclass, s.last::bigint, s.called) from ${rows}`);
}

function furthest(steps: readonly bigint[]): bigint {
  let most = 0n;
  for (const one of steps) if (one > most) most = one;
  return most;
}

/** The lowest and the highest value of the columns of integers that each sequence gives values to. */
async function usedValues(client: Queryable, model: Model): Promise<ReadonlyMap<string, readonly bigint[]>> {
  const queries = withoutForeignRows(model.tables).flatMap((table) =>
    table.columns
      .filter((column) => isIntegerType(column.type, model))
      .flatMap((column) =>
        generatorsOf(model, table, column).map(({ sequence }) => {
          const name = quoteIdentifier(column.name);
          const ends = `min(${name})::text as lowest, max(${name})::text as highest`;
          return `select ${sqlLiteral(qualifiedName(sequence))} as name, ${ends} from ${qualifiedName(table)}`;
        }),
      ),
  );
  if (queries.length === 0) return new Map();
  const { rows } = await client.query(queries.join(' union all '));
  const found = new Map<string, bigint[]>();
  for (const { name, lowest, highest } of rows)
    if (lowest !== null) found.set(name, [...(found.get(name) ?? []), BigInt(lowest), BigInt(highest)]);
  return found;
}

/** Reads where all sequences of a Model stand. */
export async function readPositions(client: Queryable, model: Model): Promise<Positions> {
  const queries = sequencesOf(model).map(({ sequence, counting }) => {
    const name = qualifiedName(sequence);
    const next = `last_value::numeric + case when is_called then ${counting.increment} else 0 end`;
    return `select ${sqlLiteral(name)} as name, (${next})::text as next from ${name}`;
  });
  if (queries.length === 0) return new Map();
  const { rows } = await client.query(queries.join(' union all '));
  return new Map(rows.map(({ name, next }) => [name, BigInt(next)]));
}

/** The sequences of a Model, also those of identities. */
export function sequencesOf(model: Model): readonly Generator[] {
  const own = model.sequences.map((sequence) =>
    generatorOf(objectId('sequence', [sequence.schema, sequence.name]), sequence),
  );
  const identities = model.tables.flatMap((table) =>
    table.columns.flatMap((column) => (column.identity ? generatorsOf(model, table, column) : [])),
  );
  return [...own, ...identities];
}

/** Whether a sequence gives out a value, or one after it, next. One that has reached its end gives out none. */
export function isAtOrAfter(next: bigint, wanted: bigint, { counting }: Generator): boolean {
  return isDescending(counting)
    ? next <= wanted || next < counting.min
    : next >= wanted || next > counting.max;
}
