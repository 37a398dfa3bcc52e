import type { SchemaDescriptor } from '@trellis/model';
import type { Live } from './live.ts';
import type { Difference } from './satisfies.ts';

/** How a live database stands to the schema that a program was written against. */
export interface Verdict {
  readonly status: 'fits' | 'too old' | 'too new' | 'drifted';
  /** One line: what was expected, what was got and what to do. */
  readonly message: string;
  /** The release that the program was written against, where its schema says. */
  readonly needed: string | undefined;
  /** The release that the database is at, where its history says. */
  readonly live: string | undefined;
  /** Migrations of the schema that the database has not run, in order. */
  readonly pending: readonly string[];
  /** Migrations that the database has run and the schema does not know. */
  readonly unknown: readonly string[];
  /** In what the database is not what is needed. */
  readonly differences: readonly Difference[];
}

/** How many objects a message names before it says how many more there are. */
const NAMED = 8;

/**
 * Judges a live database by what it lacks and by its history.
 *
 * @param schema the schema that the program was written against
 * @param live what there is
 * @param found in what it differs
 * @param options `whole`: whether all of the schema is needed, and not some tables
 */
export function judge(
  schema: SchemaDescriptor,
  live: Live,
  found: readonly Difference[],
  options: { readonly whole: boolean },
): Verdict {
  const known = schema.migrations ?? [];
  const run = live.migrations ?? [];
  const pending = known.filter((name) => !run.includes(name));
  const unknown = schema.migrations ? run.filter((name) => !known.includes(name)) : [];
  const release = latest(live.releases ?? []);
  const majorAhead =
    release !== undefined && schema.version !== undefined && parts(release)[0] > parts(schema.version)[0];
  // A later release may loosen what this one promised; the same release may not.
  const counted = unknown.length > 0 ? found.filter(({ effect }) => effect === 'breaks') : found;
  const facts = { needed: schema.version, live: release, pending, unknown, differences: counted };
  const verdict = (status: Verdict['status'], advice: string): Verdict => ({
    status,
    message:
      `Expected a database that satisfies ${called(schema)}, got one that ${status === 'fits' ? 'does' : `is ${status}`}${at(release)}${list(counted)}. ${advice}`.trim(),
    ...facts,
  });

  if (majorAhead && options.whole)
    return verdict(
      'too new',
      `It is a major release ahead: use a release ${parts(release)[0]} of the schema.`,
    );
  if (counted.length === 0) return verdict('fits', '');
  if (
    unknown.length > 0 &&
    pending.length === 0 &&
    (majorAhead || release === schema.version || release === undefined)
  )
    return verdict(
      'too new',
      `It ran ${unknown.length} migration(s) that the schema does not know (${names(unknown)}): use a later release of the schema.`,
    );
  const empty = live.tables.length === 0 && run.length === 0;
  if ((pending.length > 0 && unknown.length === 0) || empty)
    return verdict(
      'too old',
      `Run ${pending.length || 'its'} migration(s)${pending.length > 0 ? ` (${names(pending)})` : ''}.`,
    );
  return verdict(
    'drifted',
    'Its history does not tell why: put back what was altered by hand, or run the migrations that are meant for it.',
  );
}

function called({ name, version }: SchemaDescriptor): string {
  return version === undefined ? name : `${name} ${version}`;
}

function at(release: string | undefined): string {
  return release === undefined ? '' : ` (at ${release})`;
}

function list(found: readonly Difference[]): string {
  if (found.length === 0) return '';
  return `: ${names(found.map(({ message }) => message))}`;
}

function names(all: readonly string[]): string {
  const more = all.length - NAMED;
  return [...all.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** The latest of some releases. */
function latest(releases: readonly string[]): string | undefined {
  return [...releases].sort((a, b) => compare(parts(a), parts(b))).at(-1);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((part, position) => part !== b[position]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/** Major, minor and patch. */
function parts(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version
    .split(/[.+-]/)
    .map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
}
