import type { Queryable } from '@trellis/database';
import { type Model, objectId } from '@trellis/model';
import { qualifiedName, sqlLiteral } from '@trellis/model/internal';
import { type Generator, generatorOf, generatorsOf, isDescending } from '@trellis/plan/internal';

/** Where sequences stand, by their quoted names: the value that each gives out next. */
export type Positions = ReadonlyMap<string, bigint>;

/**
 * Moves every sequence to a position of its own, so that one that a migration resets is found. Some have given out that
 * value and others give it out next.
 *
 * @param client a scratch database that contains the Model
 */
export async function movePositions(client: Queryable, model: Model): Promise<void> {
  const values = sequencesOf(model).map(({ sequence, counting }, i) => {
    const { increment, start, min, max } = counting;
    const steps = ((increment < 0n ? min : max) - start) / increment;
    const wanted = BigInt(11 + 7 * i);
    // Not to the end, where it would give out no value.
    const last = start + increment * (wanted < steps ? wanted : steps > 0n ? steps - 1n : 0n);
    return `(${sqlLiteral(qualifiedName(sequence))}, ${last}, ${i % 2 === 0})`;
  });
  if (values.length === 0) return;
  const rows = `(values ${values.join(', ')}) as s (name, last, called)`;
  await client.query(`select pg_catalog.setval(s.name::regclass, s.last::bigint, s.called) from ${rows}`);
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
