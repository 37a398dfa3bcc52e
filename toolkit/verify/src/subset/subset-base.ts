import type { Connection } from '@trellis/database';
import { isTrellisError, type Model } from '@trellis/model';
import { withoutAuthoredHints } from '@trellis/model/internal';
import { fingerprint } from '@trellis/plan';
import { modelIndexOf } from '@trellis/plan/internal';
import { build } from '../build/index.ts';
import { modelOf } from '../replay/index.ts';
import { allowsSubset, withoutPublications, withPublicationsOf } from './outside-schemas.ts';
import { foundations, partOf, withPart } from './subset.ts';
import { touched } from './touched.ts';

/** Both Models of a change, reduced to the subset that it affects, which a database contains. */
interface SubsetBase {
  readonly before: Model;
  readonly after: Model;
  /** The whole Model for a state of the subset. */
  whole(subset: Model): Model;
}

/**
 * Creates the subset that a change affects, with what it depends on, in an empty database. Replaces the replay of the
 * history.
 *
 * @param connection an empty database
 * @param before the current Model, as PostgreSQL printed it
 * @param after the wanted Model, as PostgreSQL printed it
 * @returns `undefined` when PostgreSQL prints the subset otherwise than within the whole
 */
export async function subsetBase(
  connection: Connection,
  before: Model,
  after: Model,
): Promise<SubsetBase | undefined> {
  const [from, to] = [modelIndexOf(before), modelIndexOf(after)];
  const keys = touched(from, to);
  const needed = foundations([from, to], keys);
  if (!allowsSubset(before, after, keys)) return undefined;
  const part = withoutPublications(partOf(from, keys, needed));
  try {
    await connection.withClient((client) => build(client, part));
  } catch (error) {
    if (isTrellisError(error)) return undefined;
    throw error;
  }
  if (fingerprint(await modelOf(connection)) !== fingerprint(part)) return undefined;
  return {
    before: part,
    after: withoutPublications(partOf(to, keys, needed)),
    whole: (reached) => withPublicationsOf(withPart(before, withoutAuthoredHints(reached), keys), before),
  };
}
