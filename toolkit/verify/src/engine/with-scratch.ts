import type { Connection } from '@trellis/database';
import { isTrellisError, TrellisError } from '@trellis/model';
import type { KeptScratch, Scratch, ScratchDatabase, ScratchKind } from '../scratch/index.ts';
import { FailedDatabase, type VerifyDatabase } from './failed-database.ts';
import { isInterrupted, registered } from './interruption.ts';
import { describeEngine, type VerifyEngine } from './verify-engine.ts';

/** Which PostgreSQL verifies. */
export interface VerifyOptions {
  /** The connection whose server verifies; the embedded engine when left out. */
  readonly connection?: Connection | undefined;
  /** Called with the verifying engine once it is chosen. */
  readonly onEngine?: (engine: VerifyEngine) => void;
  /**
   * Keeps the scratch database in which the work fails. Called with its address, or with the reason why it cannot be kept,
   * before the error is thrown. When left out, every scratch database is dropped.
   */
  readonly onKept?: ((kept: KeptScratch) => void) | undefined;
}

/** Work that opens empty databases. */
type Work<T> = (open: () => Promise<VerifyDatabase>) => Promise<T>;

/** How to get scratch databases. */
export interface ScratchOptions<Given> extends VerifyOptions {
  /** The URL of the connection; `DATABASE_URL` when left out. */
  readonly url?: string | undefined;
  /** The only kind to use; the first available one when left out. `TRELLIS_SCRATCH` takes precedence. */
  readonly scratch?: ScratchKind | undefined;
  /**
   * Reads the other input of the work while a server creates the first database. Its error is reported before any error
   * of the server.
   */
  readonly given?: () => Promise<Given>;
}

/**
 * Runs work that needs empty databases: in temporary databases of the server where its user may create them, else in a
 * rolled-back transaction there, else in the embedded engine. Where a kind turns out not to support this work, all of it
 * is run again with the next kind.
 *
 * With `onKept`, the first database is kept in which an `attempt` of the work fails, unless the work is run again. The
 * work may throw the error of the attempt or handle it. An interruption keeps nothing.
 *
 * @param options the server, the kind of scratch database, and whether one is kept after a failure; `{}` uses the embedded
 *   engine
 * @param work gets a function that opens an empty database, and the value that `given` returned; must not write anything
 *   before it has used them all, since it may run again. Databases that it leaves open are closed
 * @returns the result of the work
 * @throws TrellisError `SCRATCH_REFUSED` when the only requested kind is not available; the errors of the work
 * @example
 * import { modelOf, withScratch } from '@trellis/verify';
 *
 * const tables = await withScratch({}, async (open) => {
 *   const scratch = await open();
 *   await scratch.knex.raw('create table tags (name text)');
 *   return (await modelOf(scratch)).tables.map(({ name }) => name);
 * });
 * console.log(tables); // ['tags']
 */
export async function withScratch<T, Given = undefined>(
  options: ScratchOptions<Given>,
  work: (open: () => Promise<VerifyDatabase>, given: Given) => Promise<T>,
): Promise<T> {
  let reading: Promise<Given | undefined> | undefined;
  const read = () => {
    reading ??= options.given?.() ?? Promise.resolve(undefined);
    return reading;
  };
  try {
    return await tryKinds(options, async (open) => work(open, (await read()) as Given));
  } catch (error) {
    await read();
    throw error;
  }
}

async function tryKinds<T>(options: ScratchOptions<unknown>, work: Work<T>): Promise<T> {
  const { connection: like, url = process.env['DATABASE_URL'], onEngine = () => {}, onKept } = options;
  const { openScratch } = await import('../scratch/index.ts');
  const server = like?.engine === 'server' && url ? { like, url } : undefined;
  const kinds = await kindsOf(options.scratch, server !== undefined);
  const refused: string[] = [];
  for (const kind of kinds) {
    const scratch = await registered(() => openScratch(kind, server, { inFolders: onKept !== undefined }));
    if (typeof scratch === 'string') {
      refused.push(scratch);
      continue;
    }
    const report = (connection: Connection, roles: readonly string[]) =>
      onEngine(describeEngine(kind, connection, server?.like, refused, roles));
    const refusal = kind === kinds.at(-1) ? () => undefined : refusalOf(scratch);
    try {
      const result = await withRoles(scratch, { report, refusal, onKept }, work);
      const failure = refusal();
      if (failure === undefined) return result;
      refused.push(failure);
    } catch (error) {
      const failure = refusal(error);
      if (failure === undefined || isInterrupted()) throw error;
      refused.push(failure);
    } finally {
      await scratch.close();
    }
  }
  throw new TrellisError(
    'SCRATCH_REFUSED',
    `No scratch database of the kind ${kinds.join(' or ')}: ${refused.join('; ')}. Grant the user the privilege, or remove TRELLIS_SCRATCH and \`scratch\` of the configuration.`,
  );
}

/** Returns why the next kind has to be used: after the work, or after its error. */
function refusalOf(scratch: Scratch): (error?: unknown) => string | undefined {
  return (error) => {
    const failure = scratch.failure();
    if (failure !== undefined || error === undefined) return failure;
    if (isTrellisError(error) && error.code === 'ROLE_MISSING')
      return 'it lacks a role that the schema names';
    return scratch.doubt();
  };
}

interface WithRoles {
  readonly report: (connection: Connection, roles: readonly string[]) => void;
  /** Why the work has to be run again with the next kind. */
  readonly refusal: (error?: unknown) => string | undefined;
  readonly onKept: VerifyOptions['onKept'];
}

/** Runs the work, and again with placeholder roles where roles turn out to be missing. */
async function withRoles<T>(
  scratch: Scratch,
  { report, refusal, onKept }: WithRoles,
  work: Work<T>,
): Promise<T> {
  const { missingRole } = await import('../scratch/index.ts');
  for (const roles: string[] = []; ; ) {
    const openings: Promise<ScratchDatabase>[] = [];
    const failed = new FailedDatabase(onKept !== undefined);
    const begin = (onMaking?: () => void) => {
      const opening = registered(() => scratch.open(roles, onMaking));
      opening.catch(() => {});
      openings.push(opening);
      return opening;
    };
    // A server creates it while the work reads its input. The embedded engine would block this process.
    let first = scratch.kind === 'embedded' ? undefined : await underWay(begin);
    let isReported = false;
    const open = async () => {
      const opening = first?.begun ?? begin();
      first = undefined;
      const connection = await opening;
      if (!isReported) report(connection, roles);
      isReported = true;
      return failed.watch(connection);
    };
    const keep = async (error?: unknown) => {
      if (refusal(error) !== undefined) return;
      const kept = await failed.keep();
      if (kept) onKept?.(kept);
    };
    try {
      const result = await work(open);
      await keep();
      return result;
    } catch (error) {
      const role = missingRole(error);
      if (role === undefined || roles.includes(role) || isInterrupted()) {
        await keep(error);
        throw error;
      }
      roles.push(role);
    } finally {
      await Promise.all(
        openings.map((opening) =>
          opening.then(
            (one) => failed.close(one),
            () => {},
          ),
        ),
      );
    }
  }
}

/** Begins something, and waits until the server works on it, or it is done. */
async function underWay<T>(
  begin: (onMaking: () => void) => Promise<T>,
): Promise<{ readonly begun: Promise<T> }> {
  let onMaking = () => {};
  const making = new Promise<void>((resolve) => {
    onMaking = resolve;
  });
  const begun = begin(onMaking);
  await Promise.race([making, begun.catch(() => {})]);
  return { begun };
}

/** The kinds to try, in order. */
async function kindsOf(wanted: ScratchKind | undefined, server: boolean): Promise<readonly ScratchKind[]> {
  const { scratchKinds } = await import('../scratch/index.ts');
  const only = process.env['TRELLIS_SCRATCH'] || wanted;
  const found = scratchKinds.filter((kind) => kind === only);
  if (only !== undefined && found.length === 0)
    throw new TrellisError(
      'SCRATCH_REFUSED',
      `Expected TRELLIS_SCRATCH or \`scratch\` of the configuration to be one of ${scratchKinds.join(', ')}, got "${only}".`,
    );
  if (found.length > 0) return found;
  return server ? scratchKinds : ['embedded'];
}
