import { eachObject, type Model, printReference, TrellisError } from '@trellis/model';

/**
 * Checks that the indexes and keys of a Model are valid: PostgreSQL neither uses nor enforces one that is not. That of a
 * partitioned table may be declared so.
 *
 * @param printed the Model as PostgreSQL printed it
 * @param authored the Model that was printed
 * @throws TrellisError `INDEX_INVALID`
 */
export function expectValidIndexes(printed: Model, authored: Model): void {
  const invalid = [...invalidIndexes(printed)];
  if (invalid.length === 0) return;
  const declared = new Set([...invalidIndexes(authored)]);
  const unexpected = invalid.filter((id) => !declared.has(id));
  const [first] = unexpected;
  if (first === undefined) return;
  throw new TrellisError(
    'INDEX_INVALID',
    `Expected all indexes and keys to be valid, got an invalid ${first}: a partition has no index attached to it. Declare one on each partition, or \`only: true\`.`,
    { details: unexpected },
  );
}

/** The ids of the indexes and keys that are not valid. */
function* invalidIndexes(model: Model): Iterable<string> {
  for (const { value, reference } of eachObject(model))
    if (('only' in value && value.only) || ('invalid' in value && value.invalid))
      yield printReference(reference);
}
