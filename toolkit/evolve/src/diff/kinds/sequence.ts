import { createSequence, setSequenceOwnedBy, target } from '@trellis/database';
import type { SequenceOptions } from '@trellis/model';
import type { Kind } from './kind.ts';

/** Sequences: all of their options are altered in place. */
export const sequenceKind: Kind<'sequence'> = {
  create: (node) => createSequence(node.value),
  drop: (node) => [`DROP ${target.sequence(node.value)}`],
  alter(from, to) {
    const options = sequenceChanges(
      { ...from.value, type: from.value.type ?? 'bigint' },
      { ...to.value, type: to.value.type ?? 'bigint' },
    );
    return [
      ...(options.length === 0 ? [] : [`ALTER ${to.target} ${options.join(' ')}`]),
      ...(from.value.unlogged === to.value.unlogged
        ? []
        : [`ALTER ${to.target} SET ${to.value.unlogged ? 'UNLOGGED' : 'LOGGED'}`]),
    ];
  },
};

/** What a sequence is owned by. */
export const sequenceOwnerKind: Kind<'sequence owner'> = {
  create: (node) => setSequenceOwnedBy(sequenceOf(node), node.value),
  drop: (node) => setSequenceOwnedBy(sequenceOf(node), undefined),
  alter: (_from, to) => setSequenceOwnedBy(sequenceOf(to), to.value),
};

/** The options that `ALTER SEQUENCE` has to name to get from one set to another. */
export function sequenceChanges(
  from: SequenceOptions & { readonly type?: string },
  to: SequenceOptions & { readonly type?: string },
): string[] {
  const parts: string[] = [];
  if (from.type !== to.type) parts.push(`AS ${to.type}`);
  if (from.increment !== to.increment) parts.push(`INCREMENT BY ${to.increment ?? '1'}`);
  // Changing the type moves bounds that were the old type's own only in the direction that it counts.
  const retyped = from.type !== to.type || isDown(from) !== isDown(to);
  if (from.minValue !== to.minValue || retyped)
    parts.push(to.minValue === undefined ? 'NO MINVALUE' : `MINVALUE ${to.minValue}`);
  if (from.maxValue !== to.maxValue || retyped)
    parts.push(to.maxValue === undefined ? 'NO MAXVALUE' : `MAXVALUE ${to.maxValue}`);
  if (startOf(from) !== startOf(to)) parts.push(`START WITH ${startOf(to)}`);
  if (from.cache !== to.cache) parts.push(`CACHE ${to.cache ?? '1'}`);
  if (from.cycle !== to.cycle) parts.push(to.cycle ? 'CYCLE' : 'NO CYCLE');
  return parts;
}

/** Where a sequence starts: by default at its minimum, counting down at its maximum. */
function startOf(options: SequenceOptions): string {
  return options.start ?? (isDown(options) ? (options.maxValue ?? '-1') : (options.minValue ?? '1'));
}

function isDown(options: SequenceOptions): boolean {
  return options.increment?.startsWith('-') === true;
}

function sequenceOf(node: { readonly path: readonly string[] }) {
  return { schema: node.path[0] ?? '', name: node.path[1] ?? '' };
}
