import { TrellisError } from '../error.ts';
import { fits } from './fits.ts';
import { mismatches } from './mismatches.ts';
import { shapes } from './shapes.generated.ts';

/** The details of an error about the format of descriptors. */
export interface MismatchDetails {
  /** The names and keys that lead to the first mismatch: those of a table, of its column, of an unknown property. */
  readonly names: readonly string[];
  /** A sentence for each mismatch. */
  readonly mismatches: readonly string[];
}

/**
 * Checks that descriptors have the descriptor format: only keys that it has, all that it requires, and values of the
 * right types. The compiler checks this only where it sees their types.
 *
 * @throws TrellisError `SCHEMA_INVALID` with the first mismatch; `details` has the message of each
 */
export function validateFormat(schema: unknown): void {
  if (fits(shapes, '@SchemaDescriptor', schema)) return;
  const found = mismatches(shapes, '@SchemaDescriptor', schema);
  const [first] = found;
  if (first === undefined) return;
  const names = first.place.split(/[.[\]]+/).filter((name) => name !== '' && !/^\d+$/.test(name));
  const details: MismatchDetails = {
    // The first is the list of the schema, which the file of an object need not name.
    names: [...names.slice(1), ...(first.key === undefined ? [] : [first.key])],
    mismatches: found.map(({ message }) => message),
  };
  throw new TrellisError('SCHEMA_INVALID', first.message, { details });
}

/** Whether the details of an error are about the format of descriptors. */
export function isMismatchDetails(details: unknown): details is MismatchDetails {
  return typeof details === 'object' && details !== null && 'mismatches' in details && 'names' in details;
}
