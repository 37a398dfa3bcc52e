import type { RenameCandidates, RenameHint } from '../change/index.ts';
import { assign } from './assign.ts';
import type { Group, Renamable } from './groups.ts';
import { similarityOfNames } from './similar-names.ts';

/** From this score on, a pair is suggested. */
const PROBABLE = 0.5;
/** From this score on, a pair is a candidate. */
const POSSIBLE = 0.35;
/** By how much an assignment has to be better than the next one for a pair to be suggested. */
const MARGIN = 0.08;
/** How much the name counts in a score; the rest is the definition. */
const NAME_WEIGHT = 0.35;

/** Of more objects that may all be each other, none is suggested. */
const TOO_MANY = 400;

/** Two objects that may be the same. */
interface Pair {
  readonly from: Renamable;
  readonly to: Renamable;
  readonly score: number;
}

/**
 * The hints of a group. A pair is suggested only if it is likely and part of the best one-to-one assignment by a margin;
 * other objects that may be renamed are listed.
 */
export function matched(group: Group): {
  readonly hints: readonly RenameHint[];
  readonly candidates: readonly RenameCandidates[];
} {
  const hints: RenameHint[] = [];
  const candidates: RenameCandidates[] = [];
  for (const pairs of connected(pairsOf(group))) {
    const sure = surePairs(pairs);
    const decided = new Set(sure.flatMap(({ from, to }) => [from, to]));
    for (const { from: old, to: wanted } of sure)
      hints.push({ from: old.id, to: wanted.id, write: group.write(old.name, wanted.name) });
    const open = pairs.filter(({ from, to }) => !decided.has(from) && !decided.has(to));
    for (const rest of connected(open)) {
      const [olds, wanteds] = sidesOf(rest);
      candidates.push({
        from: olds.map(({ id }) => id),
        to: wanteds.map(({ id }) => id),
        write: group.write('<old name>', '<new name>'),
      });
    }
  }
  return { hints, candidates };
}

/** The likely pairs of the best assignment, if it is the best by a margin. */
function surePairs(pairs: readonly Pair[]): readonly Pair[] {
  const [from, to] = sidesOf(pairs);
  if (from.length + to.length > TOO_MANY) return [];
  const columns = new Map(to.map((one, i) => [one, i]));
  const byPlace = new Map(from.map((one) => [one, new Map<number, Pair>()]));
  for (const pair of pairs) byPlace.get(pair.from)?.set(columns.get(pair.to) ?? 0, pair);
  const rows = [...byPlace.values()];
  // Two weak pairs are no better than a strong one.
  const values = rows.map((row) =>
    to.map((_, i) => (row.has(i) ? (row.get(i)?.score ?? 0) - POSSIBLE : undefined)),
  );
  return assign(values).flatMap(({ row, column, margin }) => {
    const pair = rows[row]?.get(column);
    return pair && pair.score >= PROBABLE && margin >= MARGIN ? [pair] : [];
  });
}

/** The possible pairs of a group, in which no name is on both sides. */
function pairsOf({ from, to, likeness }: Group): readonly Pair[] {
  const [old, wanted] = [from, to].map((list) => new Set(list.map(({ name }) => name)));
  return from.flatMap((one, i) =>
    wanted?.has(one.name)
      ? []
      : to.flatMap((other, j) => {
          if (old?.has(other.name)) return [];
          const definition = likeness(i, j);
          const name = definition < POSSIBLE ? 0 : similarityOfNames(one.name, other.name);
          const score = definition * (1 - NAME_WEIGHT + NAME_WEIGHT * name);
          return score < POSSIBLE ? [] : [{ from: one, to: other, score }];
        }),
  );
}

function sidesOf(pairs: readonly Pair[]): readonly [readonly Renamable[], readonly Renamable[]] {
  return [[...new Set(pairs.map(({ from }) => from))], [...new Set(pairs.map(({ to }) => to))]];
}

/** Pairs by what they have in common, directly or through others. */
function connected(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const parents = new Map<Renamable, Renamable>();
  const rootOf = (one: Renamable): Renamable => {
    let root = one;
    for (let next = parents.get(root); next; next = parents.get(root)) root = next;
    if (root !== one) parents.set(one, root);
    return root;
  };
  for (const { from, to } of pairs) {
    const [root, other] = [rootOf(from), rootOf(to)];
    if (root !== other) parents.set(other, root);
  }
  const sets = new Map<Renamable, Pair[]>();
  for (const pair of pairs) {
    const root = rootOf(pair.from);
    const known = sets.get(root);
    if (known) known.push(pair);
    else sets.set(root, [pair]);
  }
  return [...sets.values()];
}
