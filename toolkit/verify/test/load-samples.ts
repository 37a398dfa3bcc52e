import type { Queryable } from '@trellis/database';
import { quoteIdentifier } from '@trellis/model';
import { type KindSample, kindSamples } from './kinds/index.ts';

/** The roles to which the samples grant privileges. Roles belong to the server, not to a database. */
export const sampleRoles = ['trellis_reader', 'trellis_writer'];

/**
 * Returns the samples that a server supports.
 *
 * @param version `server_version_num`
 * @param engine the embedded engine has no second role
 */
export function samplesFor(version: number, engine: 'server' | 'embedded'): KindSample[] {
  return kindSamples.filter(
    (sample) => (sample.since ?? 0) <= version && (engine === 'server' || !sample.serverOnly),
  );
}

/** The schema into which a sample is loaded. */
export function sampleSchema(sample: KindSample): string {
  return `k ${sample.kind}`.slice(0, 60);
}

/** Loads samples, each into its own schema. */
export async function loadSamples(client: Queryable, samples: readonly KindSample[]): Promise<void> {
  for (const sample of samples) {
    const schema = quoteIdentifier(sampleSchema(sample));
    await client.query(`create schema ${schema}; set search_path = ${schema}, public`);
    try {
      await client.query(sample.sql.replaceAll('{schema}', schema));
    } catch (error) {
      throw new Error(`The sample of ${sample.kind} does not load: ${(error as Error).message}`, {
        cause: error,
      });
    }
    await client.query('reset search_path');
  }
}
