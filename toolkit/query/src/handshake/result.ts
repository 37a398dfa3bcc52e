import type { SchemaDescriptor } from '@trellis/model';
import type { ActualSchema } from './actual.ts';
import type { Mismatch } from './mismatch.ts';
import { latestRelease, releaseNumber } from './release-number.ts';

/**
 * The result of the handshake: whether a database satisfies the schema of a program.
 *
 * @example
 * ```ts
 * import type { HandshakeResult } from '@trellis/query';
 *
 * export const health = ({ status, pending }: HandshakeResult) => ({
 *   ready: status === 'fits',
 *   migrationsToRun: pending.length,
 * });
 * ```
 */
export interface HandshakeResult {
  readonly status: 'fits' | 'too old' | 'too new' | 'drifted';
  /** One line: the status, the mismatches and what to do. */
  readonly message: string;
  /** Release of the program's schema, if it has one. */
  readonly schemaRelease: string | undefined;
  /** Release of the database, if its history has one. */
  readonly databaseRelease: string | undefined;
  /** Migrations of the schema that the database has not applied, in order. */
  readonly pending: readonly string[];
  /** Migrations that the database has applied and the schema does not contain. */
  readonly unknown: readonly string[];
  readonly mismatches: readonly Mismatch[];
}

/** Maximum number of objects that a message lists. */
const MAX_LISTED = 8;

/**
 * Determines the status of a database from its mismatches and its migration history.
 *
 * @param schema the schema of the program
 * @param actual the database
 * @param found the mismatches
 * @param options `whole`: the program uses the whole schema, not some of its tables
 */
export function handshakeResult(
  schema: SchemaDescriptor,
  actual: ActualSchema,
  found: readonly Mismatch[],
  options: { readonly whole: boolean },
): HandshakeResult {
  const known = schema.migrations ?? [];
  const applied = actual.migrations ?? [];
  const pending = known.filter((name) => !applied.includes(name));
  const unknown = schema.migrations ? applied.filter((name) => !known.includes(name)) : [];
  const release = latestRelease(actual.releases ?? []);
  const isMajorAhead =
    release !== undefined &&
    schema.version !== undefined &&
    releaseNumber(release)[0] > releaseNumber(schema.version)[0];
  // A later release may drop a guarantee; the same release may not.
  const relevant = unknown.length > 0 ? found.filter(({ effect }) => effect === 'breaks') : found;
  const facts = {
    schemaRelease: schema.version,
    databaseRelease: release,
    pending,
    unknown,
    mismatches: relevant,
  };
  const result = (status: HandshakeResult['status'], advice: string): HandshakeResult => {
    const database = release === undefined ? 'The database' : `The database (release ${release})`;
    const details = relevant.length === 0 ? '' : `: ${list(relevant.map(({ message }) => message))}`;
    const message = `${database} ${PREDICATES[status]} ${nameOf(schema)}${details}. ${advice}`.trim();
    return { status, message, ...facts };
  };

  if (isMajorAhead && options.whole)
    return result('too new', `Use major release ${releaseNumber(release)[0]} of the schema.`);
  if (relevant.length === 0) return result('fits', '');
  if (
    unknown.length > 0 &&
    pending.length === 0 &&
    (isMajorAhead || release === schema.version || release === undefined)
  )
    return result(
      'too new',
      `It has ${countOf(unknown)} that the schema does not contain (${list(unknown)}). Use a later release of the schema.`,
    );
  const isEmpty = actual.tables.length === 0 && applied.length === 0;
  if ((pending.length > 0 && unknown.length === 0) || isEmpty)
    return result(
      'too old',
      pending.length === 0 ? 'Run its migrations.' : `Run ${countOf(pending)} (${list(pending)}).`,
    );
  return result(
    'drifted',
    'The migration history does not explain this. Revert manual changes, grant what the role lacks, or run the migrations of this database.',
  );
}

const PREDICATES: Readonly<Record<HandshakeResult['status'], string>> = {
  fits: 'fits',
  'too old': 'is too old for',
  'too new': 'is too new for',
  drifted: 'has drifted from',
};

function nameOf({ name, version }: SchemaDescriptor): string {
  return version === undefined ? name : `${name} ${version}`;
}

function list(all: readonly string[]): string {
  const more = all.length - MAX_LISTED;
  return [...all.slice(0, MAX_LISTED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function countOf({ length }: readonly string[]): string {
  return `${length} ${length === 1 ? 'migration' : 'migrations'}`;
}
