import { eachObject, takenNames } from '../catalogue/index.ts';
import { TrellisError } from '../error.ts';
import type { Model } from '../model/index.ts';
import { printReference } from '../names/index.ts';

/** PostgreSQL truncates longer names, so that the object has another name than the one that is declared. */
const MAX_BYTES = 63;

/**
 * Checks that PostgreSQL can use the names of a Model as they are declared: that none is too long, and that no two objects
 * of one name space have the same name.
 *
 * @throws TrellisError `SCHEMA_INVALID`
 */
export function validateNames(model: Model): void {
  for (const { path, reference } of eachObject(model))
    for (const name of path) checkLength(name, printReference(reference));
  const seen = new Map<string, string>();
  for (const { space, within, name, object, generated } of takenNames(model)) {
    if (generated) continue;
    const key = JSON.stringify([space, within, name]);
    const id = printReference(object.reference);
    const other = seen.get(key);
    if (other !== undefined)
      throw invalid(
        other === id
          ? `Expected one ${id}, got two. Rename or remove one.`
          : `Expected one object with the name of ${id}, got ${other} as well. Rename one.`,
      );
    // The arguments of a routine or an operator are not part of its name, which its path has.
    if (object.reference.args === undefined) checkLength(name, id);
    seen.set(key, id);
  }
}

function checkLength(name: string, id: string): void {
  const bytes = new TextEncoder().encode(name).length;
  if (bytes > MAX_BYTES)
    throw invalid(`Expected a name of at most ${MAX_BYTES} bytes for ${id}, got ${bytes}. Shorten it.`);
}

function invalid(message: string): TrellisError {
  return new TrellisError('SCHEMA_INVALID', message);
}
