import type { Connection } from '@trellis/database';
import { isTrellisError, TrellisError } from '@trellis/model';
import type { Scratch, ScratchKind } from '../scratch/index.ts';
import { isEnded, known } from './interruption.ts';
import { type Judge, judgeOf } from './judge.ts';

/** Who is to judge. */
export interface Judged {
  /** The connection whose server is to judge; the embedded engine when left out. */
  readonly connection?: Connection | undefined;
  /** Told who judges, once it is known. */
  readonly onJudge?: (judge: Judge) => void;
}

/** Where to come by empty databases. */
interface ScratchOptions<Given> extends Judged {
  /** The URL of the connection; `DATABASE_URL` when left out. */
  readonly url?: string | undefined;
  /** The only kind to take; the first that is open when left out. `TRELLIS_SCRATCH` goes before it. */
  readonly scratch?: ScratchKind | undefined;
  /**
   * Reads what the work is given besides, while a server makes the first database; that it cannot be read is told
   * before all that may be wrong with the server.
   */
  readonly given?: () => Promise<Given>;
}

/**
 * Does some work that needs empty databases: in throw-away ones beside the connection's where its user may make
 * such, else in a transaction there that is rolled back, else in the embedded engine. Where a way turns out not
 * to be open for that very work, all of it is done again by the next.
 *
 * @param work is given what opens an empty database; writes nothing before it is done with them
 * @throws TrellisError `SCRATCH_REFUSED` when the only kind that is wanted cannot be
 */
export async function withScratch<T, Given = undefined>(
  options: ScratchOptions<Given>,
  work: (open: () => Promise<Connection>, given: Given) => Promise<T>,
): Promise<T> {
  let reading: Promise<Given | undefined> | undefined;
  const read = () => {
    reading ??= options.given?.() ?? Promise.resolve(undefined);
    return reading;
  };
  try {
    return await judge(options, async (open) => work(open, (await read()) as Given));
  } catch (error) {
    await read();
    throw error;
  }
}

async function judge<T>(
  options: ScratchOptions<unknown>,
  work: (open: () => Promise<Connection>) => Promise<T>,
): Promise<T> {
  const { connection: like, url = process.env['DATABASE_URL'], onJudge = () => {} } = options;
  const { openScratch } = await import('../scratch/index.ts');
  const server = like?.engine === 'server' && url ? { like, url } : undefined;
  const kinds = await kindsOf(options.scratch, server !== undefined);
  const refused: string[] = [];
  for (const kind of kinds) {
    const scratch = await known(() => openScratch(kind, server));
    if (typeof scratch === 'string') {
      refused.push(scratch);
      continue;
    }
    const told = (connection: Connection, roles: readonly string[]) =>
      onJudge(judgeOf(kind, connection, server?.like, refused, roles));
    try {
      const result = await withRoles(scratch, told, work);
      const failure = scratch.failure();
      if (failure === undefined || kind === kinds.at(-1)) return result;
      refused.push(failure);
    } catch (error) {
      const roleMissing =
        isTrellisError(error) && error.code === 'ROLE_MISSING' && 'it lacks a role that is named';
      const failure = scratch.failure() ?? (roleMissing || scratch.doubt());
      if (failure === undefined || kind === kinds.at(-1) || isEnded()) throw error;
      refused.push(failure);
    } finally {
      await scratch.close();
    }
  }
  throw new TrellisError(
    'SCRATCH_REFUSED',
    `Expected to judge by ${kinds.join(' or ')}, got that ${refused.join('; ')}. Give the user the right, or leave TRELLIS_SCRATCH and \`scratch\` of the configuration out.`,
  );
}

/** Does the work, and does it again with stand-ins for roles that turn out to be missing. */
async function withRoles<T>(
  scratch: Scratch,
  told: (connection: Connection, roles: readonly string[]) => void,
  work: (open: () => Promise<Connection>) => Promise<T>,
): Promise<T> {
  const { missingRole } = await import('../scratch/index.ts');
  for (const roles: string[] = []; ; ) {
    const openings: Promise<Connection>[] = [];
    const begin = (onMaking?: () => void) => {
      const opening = known(() => scratch.open(roles, onMaking));
      opening.catch(() => {});
      openings.push(opening);
      return opening;
    };
    // A server makes it while the work reads what it needs; the embedded engine would hold that up.
    let first = scratch.kind === 'embedded' ? undefined : await underWay(begin);
    let isTold = false;
    const open = async () => {
      const opening = first?.begun ?? begin();
      first = undefined;
      const connection = await opening;
      if (!isTold) told(connection, roles);
      isTold = true;
      return connection;
    };
    try {
      return await work(open);
    } catch (error) {
      const role = missingRole(error);
      if (role === undefined || roles.includes(role) || isEnded()) throw error;
      roles.push(role);
    } finally {
      await Promise.all(openings.map(closed));
    }
  }
}

/** Begins something, and waits until it needs no more of this process, or is done. */
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

function closed(opening: Promise<Connection>): Promise<void> {
  return opening.then(
    (one) => one.close(),
    () => {},
  );
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
