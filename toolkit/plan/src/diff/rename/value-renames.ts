import type { EnumType, ModelObject } from '@trellis/model';
import { quoteLiteral } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import type { Rename } from './rename.ts';

/** The renames of an enum's values (`renamedValues`) that have not run yet. Of other objects none. */
export function valueRenames(old: ModelObject, wanted: ModelObject): readonly Rename[] {
  const after = wanted.value as EnumType;
  const { values } = old.value as EnumType;
  return Object.entries(after.renamedValues ?? {})
    .filter(([from, to]) => values.includes(from) && !values.includes(to) && after.values.includes(to))
    .map(([from, to]) => ({
      old: old.reference,
      wanted: wanted.reference,
      from,
      to,
      isValue: true,
      sql: `ALTER ${target.type(after)} RENAME VALUE ${quoteLiteral(from).trim()} TO ${quoteLiteral(to).trim()}`,
    }));
}
