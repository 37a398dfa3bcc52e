import {
  type Column,
  type QualifiedName,
  quoteIdentifier,
  quoteLiteral,
  type SequenceOptions,
} from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { createSequence, identitySequence, target } from '../../ddl/index.ts';
import { idsOf, sequenceOwnerId } from '../node/index.ts';
import type { Kind } from '../operation/index.ts';
import { likeSequences } from './likeness-of-types.ts';

/** Sequences: all of their options are altered in place. */
export const sequenceKind: Kind<'sequence'> = {
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

/** A sequence's options with the type that limits its bounds. */
type Typed = SequenceOptions & { readonly type: string };

/**
 * The statements that change the options of a sequence. If the bounds narrow, its last value may lie outside of them; it
 * is then set to the nearest allowed value.
 */
export function sequenceAlteration(sequence: QualifiedName, from: Typed, to: Typed): string[] {
  const options = sequenceChanges(from, to);
  if (options.length === 0) return [];
  const name = qualifiedName(sequence);
  const alter = `ALTER ${target.sequence(sequence)} ${options.join(' ')}`;
  const [was, is] = [boundsOf(from), boundsOf(to)];
  if (is.min <= was.min && is.max >= was.max) return [alter];
  if (is.min > was.max || is.max < was.min) return [`${alter} RESTART`];
  return [
    `SELECT pg_catalog.setval(${quoteLiteral(name).trim()}, GREATEST(LEAST(last_value, ${is.max}), ${is.min}), is_called) FROM ${name}`,
    alter,
  ];
}

/**
 * Sets the new sequence of an identity to the largest existing number, so that new rows get others.
 *
 * @param table the column's table
 * @param column a column with an identity
 */
export function catchUp(table: QualifiedName, column: Column): string[] {
  const { identity } = column;
  if (!identity) return [];
  const options = { ...identity, type: identity.type ?? column.type };
  const { min, max } = boundsOf(options);
  const last = `${isDown(options) ? 'min' : 'max'}(${quoteIdentifier(column.name)})`;
  const sequence = quoteLiteral(qualifiedName(identitySequence(table, column))).trim();
  return [
    `SELECT pg_catalog.setval(${sequence}, ${last}) FROM ${qualifiedName(table)} HAVING ${last} BETWEEN ${min} AND ${max}`,
  ];
}

function boundsOf(options: Typed): { readonly min: bigint; readonly max: bigint } {
  const bits = { smallint: 15n, integer: 31n }[options.type] ?? 63n;
  const down = isDown(options);
  return {
    min: options.minValue !== undefined ? BigInt(options.minValue) : down ? -(2n ** bits) : 1n,
    max: options.maxValue !== undefined ? BigInt(options.maxValue) : down ? -1n : 2n ** bits - 1n,
  };
}

/** The options of `ALTER SEQUENCE`. */
function sequenceChanges(from: Typed, to: Typed): string[] {
  const parts: string[] = [];
  if (from.type !== to.type) parts.push(`AS ${to.type}`);
  if (from.increment !== to.increment) parts.push(`INCREMENT BY ${to.increment ?? '1'}`);
  // A new type changes the default bound of the old type only in the direction in which the sequence counts.
  const retyped = from.type !== to.type || isDown(from) !== isDown(to);
  // PostgreSQL replaces a bound that equals the old type's limit by the new type's limit, also with NO MINVALUE or NO
  // MAXVALUE. So the statement contains both bounds.
  const inFull =
    from.type !== to.type &&
    (isDown(from) !== isDown(to) || from.minValue !== undefined || from.maxValue !== undefined);
  const { min, max } = boundsOf(to);
  if (from.minValue !== to.minValue || retyped)
    parts.push(to.minValue === undefined && !inFull ? 'NO MINVALUE' : `MINVALUE ${min}`);
  if (from.maxValue !== to.maxValue || retyped)
    parts.push(to.maxValue === undefined && !inFull ? 'NO MAXVALUE' : `MAXVALUE ${max}`);
  if (startOf(from) !== startOf(to)) parts.push(`START WITH ${startOf(to)}`);
  if (from.cache !== to.cache) parts.push(`CACHE ${to.cache ?? '1'}`);
  if (from.cycle !== to.cycle) parts.push(to.cycle ? 'CYCLE' : 'NO CYCLE');
  return parts;
}

/** The first value: by default the minimum, or the maximum of a descending sequence. */
function startOf(options: SequenceOptions): string {
  return options.start ?? (isDown(options) ? (options.maxValue ?? '-1') : (options.minValue ?? '1'));
}

function isDown(options: SequenceOptions): boolean {
  return options.increment?.startsWith('-') === true;
}
