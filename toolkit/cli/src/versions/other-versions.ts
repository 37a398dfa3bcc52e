import type { Connection } from '@trellis/database';
import { isTrellisError, TrellisError } from '@trellis/model';
import { groupBy } from '@trellis/model/internal';
import { type VerifyDatabase, type VerifyEngine, withScratch } from '@trellis/verify';
import { majorOf } from '@trellis/verify/internal';
import type { Config } from '../config/index.ts';

/** A version of PostgreSQL that the project supports, and the proof on it if there was one. */
export interface VersionReport {
  /** The major version. */
  readonly version: number;
  readonly tested: boolean;
  /** Why it was not tested. */
  readonly reason?: string;
}

/** Work that proves something in empty databases. */
type Work = (open: () => Promise<VerifyDatabase>) => Promise<void>;

/**
 * Repeats a proof on every version of PostgreSQL that the project supports: on the server of its `url`, or in the embedded
 * engine if that has the version.
 *
 * @param config the project
 * @param proven the engine that has proven it already
 * @param work proves it; called once for each other version that is available
 * @param onFailed called with the error of the work, which has the version in its message; throws it if left out
 * @returns the supported versions, with the reason for each that was not tested
 * @throws TrellisError the error of the work
 */
export async function onOtherVersions(
  { postgres = [] }: Config,
  proven: VerifyEngine | undefined,
  work: Work,
  onFailed: (error: TrellisError) => void = fail,
): Promise<readonly VersionReport[]> {
  const reports: VersionReport[] = [];
  for (const { version, url } of postgres) {
    const isProven = proven !== undefined && majorOf(proven) === version;
    let reason: string | undefined;
    try {
      if (!isProven)
        reason =
          url === undefined ? await inEmbedded(version, proven, work) : await onServer(version, url, work);
    } catch (error) {
      if (!isTrellisError(error)) throw error;
      const message = `On PostgreSQL ${version}: ${error.message}`;
      onFailed(new TrellisError(error.code, message, { cause: error, details: error.details }));
    }
    reports.push({ version, tested: reason === undefined, ...(reason !== undefined && { reason }) });
  }
  return reports;
}

/** The versions in lines for people, one for each reason; none if the project states no versions. */
export function versionLines(versions: readonly VersionReport[] = []): readonly string[] {
  const listed = (some: readonly VersionReport[]) => some.map(({ version }) => version).join(', ');
  const tested = versions.filter((one) => one.tested);
  const reasons = groupBy(
    versions.filter((one) => !one.tested),
    ({ reason = '' }) => reason,
  );
  return [
    ...(tested.length > 0 ? [`Tested on PostgreSQL ${listed(tested)}.`] : []),
    ...[...reasons].map(([reason, some]) => `Not tested on PostgreSQL ${listed(some)}: ${reason}.`),
  ];
}

const NO_SERVER = 'no `url` in `postgres` of the configuration';

/** @returns why the version cannot be tested there */
async function inEmbedded(
  version: number,
  proven: VerifyEngine | undefined,
  work: Work,
): Promise<string | undefined> {
  if (proven?.kind === 'embedded') return NO_SERVER;
  const found = await attempt(version, { scratch: 'embedded' }, work);
  return found === undefined ? undefined : NO_SERVER;
}

/** @returns why the version cannot be tested there */
async function onServer(version: number, url: string, work: Work): Promise<string | undefined> {
  const { connectServer } = await import('@trellis/database');
  let connection: Connection;
  try {
    connection = await connectServer(url, { setting: `\`url\` of PostgreSQL ${version}` });
  } catch (error) {
    if (!isTrellisError(error)) throw error;
    return withoutPeriod(error.message);
  }
  try {
    const actual = majorOf(connection);
    if (actual !== version) return `the server of its \`url\` is PostgreSQL ${actual}`;
    return await attempt(version, { connection, url }, work);
  } finally {
    await connection.close();
  }
}

/** Runs the work, unless the scratch databases have another version. Returns why it did not run. */
async function attempt(
  version: number,
  options: Parameters<typeof withScratch>[0],
  work: Work,
): Promise<string | undefined> {
  try {
    return await withScratch(options, async (open) => {
      let first: VerifyDatabase | undefined = await open();
      const actual = majorOf(first);
      if (actual !== version) return `only PostgreSQL ${actual} has scratch databases for its user`;
      await work(async () => {
        const database = first ?? (await open());
        first = undefined;
        return database;
      });
      return undefined;
    });
  } catch (error) {
    if (!isTrellisError(error) || error.code !== 'SCRATCH_REFUSED') throw error;
    return withoutPeriod(error.message);
  }
}

function fail(error: TrellisError): never {
  throw error;
}

function withoutPeriod(message: string): string {
  return message.replace(/\.$/, '');
}
