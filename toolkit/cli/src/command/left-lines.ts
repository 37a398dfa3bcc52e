import { groupBy } from '@trellis/model/internal';
import type { Pulled } from '../pull/index.ts';
import { excludeText, listed } from '../scope/index.ts';

/** The lines that report what `pull` leaves out: one for each kind of unmodelled object, and each excluded object. */
export function leftLines(left: Pulled['left']): readonly string[] {
  return [...groupBy(left, ({ code, kind, uses }) => `${code} ${kind ?? uses}`).values()].map((group) => {
    const [{ code = '', kind, uses } = {}] = group;
    const names = listed(group.map(({ object }) => object));
    if (uses !== undefined)
      return `${code}: ${names} ${group.length > 1 ? 'use' : 'uses'} ${uses}, which is excluded: left out`;
    if (group.length === 1)
      return `${code}: ${names} cannot be declared in descriptors and is left out. To exclude it from the project: ${excludeText([`${kind} ${names}`])}`;
    const exclude = excludeText([`${kind} *`]);
    return `${code}: ${group.length} objects of the kind ${kind} cannot be declared in descriptors and are left out: ${names}. To exclude them from the project: ${exclude}`;
  });
}
