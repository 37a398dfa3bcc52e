import { parseReference } from '@trellis/model';
import type { Plan } from '../diff/index.ts';

/** The undeclared renames that a plan may contain. */
export type PossibleRenames = Pick<Plan, 'hints' | 'candidates'>;

/**
 * The advice on undeclared renames, one sentence each: declared, a rename keeps the data that a drop loses.
 *
 * @param objects only the advice on the objects with these ids, which are dropped or changed, and on what they are in
 */
export function renameAdvice(
  { hints, candidates }: PossibleRenames,
  objects?: readonly string[],
): readonly string[] {
  const isAbout = (id: string) => objects === undefined || objects.some((object) => isRelated(id, object));
  return [
    ...hints
      .filter(({ from }) => isAbout(from))
      .map(({ from, to, write }) => `Possibly a rename of ${from} to ${to}: if so, write ${write} there.`),
    ...candidates
      .filter(({ from }) => from.some(isAbout))
      .map(
        ({ from, to, write }) =>
          `Unclear whether ${listed(from)} is renamed to ${listed(to)}: if so, write ${write} there.`,
      ),
  ];
}

/** Whether one of two objects is the other, or a part of it. */
function isRelated(id: string, object: string): boolean {
  // A value of an enum.
  if (id.endsWith(` of ${object}`)) return true;
  const [path, other] = [id, object].map((one) => parseReference(one)?.path ?? [one]);
  return path !== undefined && other !== undefined && path.every((name, i) => (other[i] ?? name) === name);
}

/** How many names a sentence lists. */
const LISTED = 6;

function listed(ids: readonly string[]): string {
  const more = ids.length - LISTED;
  return more > 0 ? `${ids.slice(0, LISTED).join(', ')} or one of ${more} more` : ids.join(' or ');
}
