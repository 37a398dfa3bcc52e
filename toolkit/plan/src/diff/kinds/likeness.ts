import { parseTypeName } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { baseType, castKind, widens } from '../casts/index.ts';
import type { Node } from '../node/index.ts';
import type { LikenessContext, Member } from '../operation/index.ts';
import { renamedType, withRenamedReferences } from '../rename/index.ts';

/** How much something counts, and how much it is alike. */
type Part = readonly [weight: number, likeness: number];

/** The mean of likenesses by their weights. What is absent on both sides does not count. */
export function weighted(...parts: readonly (Part | undefined)[]): number {
  const known = parts.filter((part) => part !== undefined);
  const total = known.reduce((sum, [weight]) => sum + weight, 0);
  return total === 0 ? 0 : known.reduce((sum, [weight, likeness]) => sum + weight * likeness, 0) / total;
}

/** Whether two values are the same, as a likeness. */
export function sameness(a: unknown, b: unknown): number {
  return same(a, b) ? 1 : 0;
}

/** The likeness of two objects that are renamed only if nothing but the name differs: constraints, indexes, triggers. */
export function likeInAll(from: Node, to: Node, context: LikenessContext): number {
  const value = withRenamedReferences(
    { kind: from.kind, value: from.value, whole: from.table && { value: from.table } },
    context.names,
  );
  return sameness(nameless(value, from), nameless(to.value, to));
}

/** A value without its own name, which the definition of a trigger contains as well. */
function nameless(value: unknown, node: Node): object {
  const { definition, ...rest } = value as { readonly definition?: string };
  return {
    ...rest,
    ...(definition !== undefined && { definition: definition.replace(node.path.at(-1) ?? '', '') }),
    name: undefined,
    comment: undefined,
    renamedFrom: undefined,
  };
}

/** How alike two types are: what values of the one mean as values of the other. */
export function likeTypes(from: string, to: string, { names }: LikenessContext): number {
  if (from === '' || to === '') return 0;
  if (from === to || renamedType(from, names) === to) return 1;
  if (baseType(from) === baseType(to)) return 0.9;
  const [one, other] = [from, to].map((type) => FAMILIES.findIndex((family) => family.has(baseType(type))));
  if (one !== undefined && one >= 0 && one === other) return 0.9;
  if (widens(from, to) || widens(to, from)) return 0.8;
  if (parseTypeName(from).dimensions !== parseTypeName(to).dimensions) return 0;
  return { automatic: 0.4, explicit: 0.4, text: 0.1 }[castKind(from, to)];
}

/** Types of the same meaning. */
const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['smallint', 'integer', 'bigint']),
  new Set(['numeric', 'real', 'double precision', 'money']),
  new Set(['text', 'character varying', 'character', 'public.citext']),
  new Set(['timestamp without time zone', 'timestamp with time zone', 'date']),
  new Set(['json', 'jsonb', 'public.hstore']),
];

/** How alike two comments are, by their words; undefined if there are not two. */
export function likeComments(a: string | undefined, b: string | undefined): Part | undefined {
  if (a === undefined || b === undefined) return undefined;
  return [4, likeTexts(a, b)];
}

/** The share of words that two texts have in common. */
export function likeTexts(a: string, b: string): number {
  const [words, others] = [a, b].map((text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
  return likeSets(new Set(words), new Set(others));
}

/** The share of common elements. */
export function likeSets(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number {
  const common = [...a].filter((one) => b.has(one)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

/** How alike the places of two names in their lists are: between the same names, and there at the same position. */
export function likePlaces(
  before: readonly string[],
  from: string,
  after: readonly string[],
  to: string,
): number {
  const [was, is] = [placeOf(before, from, new Set(after)), placeOf(after, to, new Set(before))];
  const [previous, next] = [was.previous === is.previous, was.next === is.next];
  if (!previous || !next) return previous || next ? 0.5 : 0;
  return was.position === is.position && was.size === is.size ? 1 : 0.7;
}

/** The nearest names that both lists have, and the position among the names between these. */
function placeOf(names: readonly string[], name: string, kept: ReadonlySet<string>) {
  const at = names.indexOf(name);
  const previous = names.slice(0, at).findLastIndex((one) => kept.has(one));
  const following = names.findIndex((one, i) => i > at && kept.has(one));
  const end = following < 0 ? names.length : following;
  return {
    previous: names[previous],
    next: names[end],
    position: at - previous,
    size: end - previous,
  };
}

/** How alike two lists of columns or attributes are, by name and type. The longer rest counts, as it may be renamed. */
export function likeMembers(
  from: readonly Omit<Member, 'id'>[],
  to: readonly Omit<Member, 'id'>[],
  context: LikenessContext,
  weightOf: (name: string) => number = () => 1,
): number {
  const total = (list: readonly { readonly name: string }[]) =>
    list.reduce((sum, { name }) => sum + weightOf(name), 0);
  const kept = from.flatMap((one) => {
    const other = to.find(({ name }) => name === one.name);
    return other ? [{ name: one.name, likeness: likeTypes(one.type ?? '', other.type ?? '', context) }] : [];
  });
  const common = kept.reduce((sum, { name, likeness }) => sum + likeness * weightOf(name), 0);
  const rest = Math.max(total(from), total(to)) - total(kept);
  return kept.length === 0 ? 0 : common / (total(kept) + rest);
}
