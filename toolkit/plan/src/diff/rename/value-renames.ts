import { type EnumType, type ModelObject, printReference } from '@trellis/model';
import { sqlLiteral } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';
import type { Refusal } from '../change/index.ts';
import type { Renames } from './rename.ts';

/** The renames of an enum's values (`renamedValues`) that have not run yet. Of other objects none. */
export function valueRenames(old: ModelObject, wanted: ModelObject): Renames {
  const after = wanted.value as EnumType;
  const { values } = old.value as EnumType;
  const pending = Object.entries(after.renamedValues ?? {}).filter(
    ([from, to]) => values.includes(from) && !values.includes(to) && after.values.includes(to),
  );
  const given = new Set(pending.map(([, to]) => to));
  const isReused = (from: string) => after.values.includes(from) && !given.has(from);
  return {
    list: pending
      .filter(([from]) => !isReused(from))
      .map(([from, to]) => ({
        kind: wanted.kind,
        old: old.reference,
        wanted: wanted.reference,
        from,
        to,
        isValue: true,
        sql: `ALTER ${target.type(after)} RENAME VALUE ${sqlLiteral(from)} TO ${sqlLiteral(to)}`,
      })),
    refusals: pending
      .filter(([from]) => isReused(from))
      .map(([from, to]) => nameReused(printReference(old.reference), from, to)),
  };
}

/** The refusal of a rename whose old name a new object gets. */
export function nameReused(object: string, from: string, to: string): Refusal {
  return {
    code: 'RENAME_REUSED',
    object,
    message: `${from} is renamed to ${to}, and its name is declared again for something new. Rename in one revision, and add the new ${from} in the next.`,
  };
}
