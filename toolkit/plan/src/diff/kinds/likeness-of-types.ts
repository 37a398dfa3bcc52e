import { objectId, quoteIdentifier } from '@trellis/model';
import type { NodeOf } from '../node/index.ts';
import type { LikenessContext, Member } from '../operation/index.ts';
import {
  likeComments,
  likeMembers,
  likePlaces,
  likeSets,
  likeTexts,
  likeTypes,
  sameness,
  weighted,
} from './likeness.ts';

/** How alike two enums are: their values, which may have been added or removed. */
export function likeEnums({ value: was }: NodeOf<'enum'>, { value: is }: NodeOf<'enum'>): number {
  return weighted(
    [5, likeSets(new Set(was.values), new Set(is.values))],
    likeComments(was.comment, is.comment),
  );
}

/** The values of an enum, by their positions. */
export const enumMembers = {
  members: ({ id, value }: NodeOf<'enum'>): readonly Member[] =>
    value.values.map((name) => ({ id: `value ${quoteIdentifier(name)} of ${id}`, name })),
  likenessOfMembers: (before: readonly Member[], from: number, after: readonly Member[], to: number) =>
    weighted([3, 1], [5, placesOf(before, from, after, to)]),
  renameOfMember: (from: string, to: string) => `renamedValues: { ${printString(from)}: ${printString(to)} }`,
};

/** The attributes of a composite type. */
export const attributeMembers = {
  members: ({ value }: NodeOf<'composite type'>): readonly Member[] =>
    value.attributes.map(({ name, type, comment }) => ({
      id: objectId('column', [value.schema, value.name, name]),
      name,
      type,
      ...(comment !== undefined && { comment }),
    })),
  likenessOfMembers(
    before: readonly Member[],
    from: number,
    after: readonly Member[],
    to: number,
    context: LikenessContext,
  ): number {
    const [was, is] = [before[from], after[to]];
    return weighted(
      [5, likeTypes(was?.type ?? '', is?.type ?? '', context)],
      [3, placesOf(before, from, after, to)],
      likeComments(was?.comment, is?.comment),
    );
  },
};

/** How alike two composite types are. */
export function likeCompositeTypes(
  { value: was }: NodeOf<'composite type'>,
  { value: is }: NodeOf<'composite type'>,
  context: LikenessContext,
): number {
  return weighted(
    [5, likeMembers(was.attributes, is.attributes, context)],
    likeComments(was.comment, is.comment),
  );
}

/** How alike two domains are. */
export function likeDomains(
  { value: was }: NodeOf<'domain'>,
  { value: is }: NodeOf<'domain'>,
  context: LikenessContext,
): number {
  const checks = ({ checks }: typeof was) => checks.map(({ expression }) => expression);
  return weighted(
    [4, likeTypes(was.type, is.type, context)],
    [1, sameness(was.default, is.default)],
    [1, sameness(was.notNull, is.notNull)],
    was.checks.length + is.checks.length === 0
      ? undefined
      : [4, likeSets(new Set(checks(was)), new Set(checks(is)))],
    likeComments(was.comment, is.comment),
  );
}

/** How alike two views are: their columns and their queries. */
export function likeViews(
  { value: was }: NodeOf<'view'>,
  { value: is }: NodeOf<'view'>,
  context: LikenessContext,
): number {
  if (was.materialized !== is.materialized) return 0;
  return weighted(
    [3, likeMembers(was.columns, is.columns, context)],
    [3, likeTexts(was.definition, is.definition)],
    likeComments(was.comment, is.comment),
  );
}

/** How alike two sequences are: the column that owns them, or their options. */
export function likeSequences(
  { value: was }: NodeOf<'sequence'>,
  { value: is }: NodeOf<'sequence'>,
  { names }: LikenessContext,
): number {
  const { name: _a, ownedBy: owner, comment: _b, ...options } = was;
  const { name: _c, ownedBy: other, comment: _d, renamedFrom: _e, ...others } = is;
  if (!owner || !other) return owner || other ? 0.3 : weighted([2, 1], [3, sameness(options, others)]);
  const table = { schema: owner.schema, name: owner.table };
  const { schema, name } = names.relation(table);
  const column = names.column(table, owner.column);
  return sameness({ schema, table: name, column }, other);
}

function placesOf(before: readonly Member[], from: number, after: readonly Member[], to: number): number {
  const [was, is] = [before, after].map((list) => list.map(({ name }) => name));
  return likePlaces(was ?? [], before[from]?.name ?? '', is ?? [], after[to]?.name ?? '');
}

/** A value as a key or a string of TypeScript. */
function printString(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
