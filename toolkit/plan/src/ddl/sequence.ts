import { type QualifiedName, quoteIdentifier, type Sequence, type SequenceOptions } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { target } from './target.ts';

/** Creates a sequence without an owner: the column may not exist yet. */
export function createSequence(sequence: Sequence): string[] {
  const parts = [`CREATE ${sequence.unlogged ? 'UNLOGGED ' : ''}SEQUENCE ${qualifiedName(sequence)}`];
  if (sequence.type !== undefined) parts.push(`AS ${sequence.type}`);
  parts.push(...sequenceOptions(sequence));
  return [parts.join(' ')];
}

/** Sets or removes the column that owns a sequence. */
export function setSequenceOwnedBy(sequence: QualifiedName, ownedBy: Sequence['ownedBy']): string[] {
  const column = ownedBy
    ? `${qualifiedName({ schema: ownedBy.schema, name: ownedBy.table })}.${quoteIdentifier(ownedBy.column)}`
    : 'NONE';
  return [`ALTER ${target.sequence(sequence)} OWNED BY ${column}`];
}

/**
 * Returns the options of a sequence for `CREATE SEQUENCE` and `GENERATED … AS IDENTITY (…)`, without PostgreSQL's
 * defaults.
 *
 * @example sequenceOptions({ start: '100' }) // ['START WITH 100']
 */
export function sequenceOptions(options: SequenceOptions): string[] {
  const parts: string[] = [];
  if (options.increment !== undefined) parts.push(`INCREMENT BY ${options.increment}`);
  if (options.minValue !== undefined) parts.push(`MINVALUE ${options.minValue}`);
  if (options.maxValue !== undefined) parts.push(`MAXVALUE ${options.maxValue}`);
  if (options.start !== undefined) parts.push(`START WITH ${options.start}`);
  if (options.cache !== undefined) parts.push(`CACHE ${options.cache}`);
  if (options.cycle) parts.push('CYCLE');
  return parts;
}
