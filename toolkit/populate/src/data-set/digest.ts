import { createHash } from 'node:crypto';
import { copyChunks } from './copy-text.ts';
import type { DataSet } from './data-set.ts';

/**
 * Computes the SHA-256 of a data set, as 64 hexadecimal digits. Data sets with the same rows have the same digest, so
 * a test can assert that a change does not affect the rows.
 *
 * @param dataSet all of its rows are generated
 * @param tables the keys of the tables to include; all tables by default
 *
 * @example
 * import { DataSet, digest, type Sample } from '@trellis/populate';
 *
 * const isUnchanged = (sample: Sample, expected: string) => digest(new DataSet(sample)) === expected;
 */
export function digest(
  dataSet: DataSet,
  tables: readonly string[] = dataSet.tables.map(({ key }) => key),
): string {
  const hash = createHash('sha256');
  for (const key of tables) for (const { bytes } of copyChunks(dataSet.table(key))) hash.update(bytes);
  return hash.digest('hex');
}
