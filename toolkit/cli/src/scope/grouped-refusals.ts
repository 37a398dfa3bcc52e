import { groupBy } from '@trellis/model/internal';
import type { Refusal } from '@trellis/plan';
import { excludeText, listed } from './listed.ts';

/** The refusals, with one for all unmodelled objects of a kind, and how to exclude these from the project. */
export function groupedRefusals(refusals: readonly Refusal[]): readonly Refusal[] {
  const groups = groupBy(refusals, ({ code, object, unmodelled }) =>
    unmodelled ? `${code} ${unmodelled}` : object,
  );
  return [...groups.values()].flatMap((group) => {
    const [{ code, unmodelled, object, message }] = group as readonly [Refusal];
    if (unmodelled === undefined) return group;
    if (group.length === 1)
      return [
        { code, object, message: `${message} Or exclude it from the project: ${excludeText([object])}.` },
      ];
    const names = group.map((one) => one.object.slice(unmodelled.length + 1));
    return [
      {
        code,
        object: `${group.length} objects of the kind ${unmodelled}`,
        message: `${listed(names)} differ, and that kind of object is not modelled: write that part of the migration by hand, or exclude them from the project: ${excludeText([`${unmodelled} *`])}.`,
      },
    ];
  });
}
