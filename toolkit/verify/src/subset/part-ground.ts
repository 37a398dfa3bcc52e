import type { Connection } from '@trellis/database';
import { isTrellisError, type Model } from '@trellis/model';
import { withoutAuthoredHints } from '@trellis/model/internal';
import { fingerprint } from '@trellis/plan';
import { surveyOf } from '@trellis/plan/internal';
import { build } from '../build/index.ts';
import { modelOf } from '../replay/index.ts';
import { foundations, partOf, withPart } from './part.ts';
import { touched } from './touched.ts';

/** A database that holds what a change touches, and both Models cut down to that. */
interface PartGround {
  readonly before: Model;
  readonly after: Model;
  /** The whole Model that a part of it stands for. */
  whole(part: Model): Model;
}

/**
 * Makes what a change touches, and what that needs, in an empty database, instead of replaying a history.
 *
 * @param connection an empty database
 * @param before the Model that there is, as PostgreSQL printed it
 * @param after the Model that is wanted, as PostgreSQL printed it
 * @returns nothing when PostgreSQL makes something else of the part than it made of the whole
 */
export async function partGround(
  connection: Connection,
  before: Model,
  after: Model,
): Promise<PartGround | undefined> {
  const [from, to] = [surveyOf(before), surveyOf(after)];
  const keys = touched(from, to);
  const needed = foundations([from, to], keys);
  const part = partOf(from, keys, needed);
  try {
    await connection.withClient((client) => build(client, part));
  } catch (error) {
    if (isTrellisError(error)) return undefined;
    throw error;
  }
  if (fingerprint(await modelOf(connection)) !== fingerprint(part)) return undefined;
  return {
    before: part,
    after: partOf(to, keys, needed),
    whole: (reached) => withPart(before, withoutAuthoredHints(reached), keys),
  };
}
