import type { QualifiedName } from '@trellis/model';
import { qualifiedName, sqlLiteral } from '@trellis/model/internal';
import { createSequence, target } from '../../ddl/index.ts';
import { idsOf, sequenceOwnerId } from '../node/index.ts';
import type { Kind } from '../operation/index.ts';
import { countingOf, isDescending, moveInto, type TypedOptions } from '../positions/index.ts';
import { likeSequences } from './likeness-of-types.ts';

/** Sequences: all of their options are altered in place. */
export const sequenceKind: Kind<'sequence'> = {
  valuesOf: ['regclass'],
  likeness: likeSequences,
  create: (node) => createSequence(node.value),
  drop: (node) => [`DROP ${target.sequence(node.value)}`],
  droppedWith: (node, { before }) => idsOf(before.nodes.get(sequenceOwnerId(node.id)), 'column')[0],
  alter(from, to) {
    return [
      ...sequenceAlteration(
        { schema: to.value.schema, name: to.value.name },
        { ...from.value, type: from.value.type ?? 'bigint' },
        { ...to.value, type: to.value.type ?? 'bigint' },
      ),
      ...(from.value.unlogged === to.value.unlogged
        ? []
        : [`ALTER ${to.target} SET ${to.value.unlogged ? 'UNLOGGED' : 'LOGGED'}`]),
    ];
  },
};

/**
 * The statements that change the options of a sequence. Its next value is never one that it has given out: where its
 * bounds narrow or it counts in smaller steps, it keeps its next value, or has reached its end if that does not fit.
 * With bounds that have no number in common with the old ones, it restarts.
 */
export function sequenceAlteration(
  sequence: QualifiedName,
  from: TypedOptions,
  to: TypedOptions,
): readonly string[] {
  const options = sequenceChanges(from, to);
  if (options.length === 0) return [];
  const alter = `ALTER ${target.sequence(sequence)} ${options.join(' ')}`;
  const [was, is] = [countingOf(from), countingOf(to)];
  const narrows = is.min > was.min || is.max < was.max;
  if (is.min > was.max || is.max < was.min) return [`${alter} RESTART`];
  // The sequence is altered first: the lock and the rollback of an alteration also apply to the setval after it.
  const lock = `ALTER ${target.sequence(sequence)} INCREMENT BY ${is.increment}`;
  if (isDescending(was) !== isDescending(is)) {
    if (!narrows) return [alter];
    const name = qualifiedName(sequence);
    const last = `GREATEST(LEAST(last_value, ${is.max}), ${is.min})`;
    return [lock, `SELECT pg_catalog.setval(${sqlLiteral(name)}, ${last}, is_called) FROM ${name}`, alter];
  }
  const slows = isDescending(is) ? is.increment > was.increment : is.increment < was.increment;
  return narrows || slows ? [lock, moveInto(sequence, was, is), alter] : [alter];
}

/** The options of `ALTER SEQUENCE`. */
function sequenceChanges(from: TypedOptions, to: TypedOptions): string[] {
  const parts: string[] = [];
  const [was, is] = [countingOf(from), countingOf(to)];
  const turns = isDescending(was) !== isDescending(is);
  if (from.type !== to.type) parts.push(`AS ${to.type}`);
  if (was.increment !== is.increment) parts.push(`INCREMENT BY ${is.increment}`);
  // A new type changes the default bound of the old type only in the direction in which the sequence counts.
  const retyped = from.type !== to.type || turns;
  // PostgreSQL replaces a bound that equals the old type's limit by the new type's limit, also with NO MINVALUE or NO
  // MAXVALUE. So the statement contains both bounds.
  const inFull =
    from.type !== to.type && (turns || from.minValue !== undefined || from.maxValue !== undefined);
  if (from.minValue !== to.minValue || retyped)
    parts.push(to.minValue === undefined && !inFull ? 'NO MINVALUE' : `MINVALUE ${is.min}`);
  if (from.maxValue !== to.maxValue || retyped)
    parts.push(to.maxValue === undefined && !inFull ? 'NO MAXVALUE' : `MAXVALUE ${is.max}`);
  if (was.start !== is.start) parts.push(`START WITH ${is.start}`);
  if (from.cache !== to.cache) parts.push(`CACHE ${to.cache ?? '1'}`);
  if (from.cycle !== to.cycle) parts.push(to.cycle ? 'CYCLE' : 'NO CYCLE');
  return parts;
}
