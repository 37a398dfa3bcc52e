import { eachObject, type ModelObject, sqlFields } from '../catalogue/index.ts';
import { TrellisError } from '../error.ts';
import type { Model } from '../model/index.ts';
import { printReference } from '../names/index.ts';
import { endsQuoted, hasSemicolon, hasSeveralStatements } from './sql-text.ts';
import { validateStatement } from './validate-statement.ts';

const FIELDS: ReadonlySet<string> = new Set([...sqlFields, 'backfill']);

/**
 * Checks that each SQL text of a Model is what its field holds: one expression, or one statement that creates the object
 * which it belongs to. Another statement would run as well, or create another object than the declared one.
 *
 * @throws TrellisError `SCHEMA_INVALID`
 */
export function validateSql(model: Model): void {
  for (const object of eachObject(model)) {
    for (const { field, text } of textsOf(object)) checkText(printReference(object.reference), field, text);
    validateStatement(object);
  }
}

function checkText(id: string, field: string, text: string): void {
  if (endsQuoted(text))
    throw invalid(
      `Expected every quote and comment to end in \`${field}\` of ${id}, got one that does not. Close it.`,
    );
  if (field === 'definition' ? hasSeveralStatements(text) : hasSemicolon(text))
    throw invalid(
      `Expected one ${field === 'definition' ? 'statement' : 'expression'} in \`${field}\` of ${id}, got a semicolon with more SQL. Declare each object by itself.`,
    );
}

/** The SQL texts of an object, without those of its parts. */
function textsOf({
  value,
  entry,
}: ModelObject): readonly { readonly field: string; readonly text: string }[] {
  const parts = 'parts' in entry ? Object.keys(entry.parts) : [];
  const inValue = (one: unknown): { readonly field: string; readonly text: string }[] => {
    if (Array.isArray(one)) return one.flatMap(inValue);
    if (typeof one !== 'object' || one === null) return [];
    return Object.entries(one).flatMap(([field, inner]) => {
      if (one === value && parts.includes(field)) return [];
      return FIELDS.has(field) && typeof inner === 'string' ? [{ field, text: inner }] : inValue(inner);
    });
  };
  return inValue(value);
}

function invalid(message: string): TrellisError {
  return new TrellisError('SCHEMA_INVALID', message);
}
