import { resolve } from 'node:path';
import { type Connection, connect, connectServer } from '@trellis/database';
import { readHistory } from '@trellis/migrate';
import { isTrellisError, type Model, TrellisError, toModel } from '@trellis/model';
import { readRelease, releaseVersions } from '@trellis/release';
import { build, modelOf, printModel, replay } from '@trellis/verify';
import { majorOf, type PlanSide, replayedModel, trialOn } from '@trellis/verify/internal';
import { type Config, loadConfig, loadSchema } from '../config/index.ts';
import { readText, runSql } from './sql-file.ts';

/**
 * A side of a comparison: a Model; the URL of a server; `database`, the one of `DATABASE_URL` or else the embedded one;
 * the path of a `.sql` file, of a `.json` file with a Model or a release, or of a `.ts` or `.js` file with descriptors; a release such as `1.2.0`; `descriptors`; or `head`, the state after the last migration.
 */
export type Side = Model | string;

/** The project that sides such as `head` belong to. */
export interface SideContext {
  /** The project's configuration; default: that of the current folder. */
  readonly config?: Config | undefined;
  /** Connects to a live side, which is a URL or `database`. */
  readonly connectTo?: (side: string, role: ServerRole, context: SideContext) => Promise<Connection>;
}

/** What a server is used for: it is a side, or `DATABASE_URL` names it for scratch databases. */
export type ServerRole = 'from' | 'to' | 'scratch';

/** Connects to a live side. An error names the side or the variable to fix. */
export async function connectLive(
  side: string,
  role: ServerRole,
  { config }: SideContext,
): Promise<Connection> {
  const url = side === 'database' ? process.env['DATABASE_URL'] : side;
  if (url === undefined) return connect({ folder: `${(config ?? (await loadConfig())).cache}/database` });
  const isSetting = role === 'scratch' || side === 'database';
  return connectServer(url, { setting: isSetting ? 'DATABASE_URL' : `\`${role}\`` });
}

/** A side of a comparison as PostgreSQL prints it. */
export interface ComparedSide extends PlanSide {
  /** For descriptors, the Model as they are written. */
  readonly declared?: Model | undefined;
}

/** A side, with a connection to a database that holds it. */
export interface HeldSide extends ComparedSide {
  readonly connection: Connection;
}

/** Returns whether a side is a database with rows, which is only read. */
export function isLive(side: Side): side is `postgres${string}` | 'database' {
  return isServer(side) || side === 'database';
}

/** Returns whether a side consists of descriptors: those of the project, or of a file. */
export function isDeclared(side: Side): boolean {
  return side === 'descriptors' || isModule(side);
}

/** Returns whether a side is a part of a project: its descriptors, its last migration or a release. */
export function isOfProject(side: Side): boolean {
  return typeof side === 'string' && !isLive(side) && !isModule(side) && !/\.(sql|json)$/i.test(side);
}

function isModule(side: Side): boolean {
  return typeof side === 'string' && !isServer(side) && /\.[cm]?[jt]s$/i.test(side);
}

/** Returns whether a side is a server. */
export function isServer(side: Side): side is `postgres${string}` {
  return typeof side === 'string' && /^postgres(ql)?:\/\//.test(side);
}

/** Returns whether the Model of a side is read from a database, which may be one without Citus. */
export function isRead(side: Side): boolean {
  return isLive(side) || isSql(side);
}

function isSql(side: Side): side is `${string}.sql` {
  return typeof side === 'string' && !isServer(side) && /\.sql$/i.test(side);
}

/**
 * Finds the Model of a side that is stored as PostgreSQL printed it. No database is needed for it.
 *
 * @param side a Model, a `.json` file with one, or a release
 * @returns undefined if the side is of another kind, or a Model that PostgreSQL has not printed
 * @throws TrellisError `SIDE_UNKNOWN`, `RELEASE_INVALID`
 */
export async function storedModel(side: Side, context: SideContext): Promise<Model | undefined> {
  // An unreadable file is reported before a server is connected to.
  if (isSql(side)) await readText(side);
  const model = await givenModel(side, context);
  return model?.dependencies === undefined ? undefined : model;
}

/**
 * Builds a side in a database, and reads its Model as PostgreSQL prints it.
 *
 * @param side a Model; a server's URL; `database`; a `.sql` file; a `.json` file with a Model or a release; a release
 *   (`1.2.0`); `descriptors`; `head`, the last migration
 * @param role which side it is
 * @param open opens an empty scratch database
 * @throws TrellisError `SIDE_UNKNOWN`, `SQL_FAILED`, and the errors of reading a side
 */
export async function holdSide(
  side: Side,
  role: 'from' | 'to',
  context: SideContext,
  open: () => Promise<Connection>,
): Promise<HeldSide> {
  const { connectTo = connectLive } = context;
  const live = isLive(side);
  const connection = await (live ? connectTo(side, role, context) : open());
  try {
    const read = live ? { model: await modelOf(connection) } : await modelOfSide(side, context, connection);
    const held = { connection, ...read };
    return { ...held, trial: live ? triedOnCopy(held, open) : trialOn(connection) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/**
 * Tries statements on a copy of a live database. On the live database they would take locks, and need privileges.
 */
function triedOnCopy({ connection, model }: HeldSide, open: () => Promise<Connection>): HeldSide['trial'] {
  if (model.unmodelled) return undefined;
  return async (statements) => {
    const copy = await open();
    try {
      if (majorOf(copy) !== majorOf(connection)) return undefined;
      await copy.withClient((client) => build(client, model));
      return await trialOn(copy)(statements);
    } catch (error) {
      // A user who may read an object may lack the privilege to create it, for example with its owner.
      if (isTrellisError(error) && error.code === 'BUILD_FAILED') return undefined;
      throw error;
    } finally {
      await copy.close();
    }
  };
}

async function modelOfSide(
  side: Side,
  context: SideContext,
  connection: Connection,
): Promise<Pick<ComparedSide, 'model' | 'declared'>> {
  const given = await givenModel(side, context);
  // Another version of PostgreSQL may have printed it: this one prints it again.
  if (given !== undefined) {
    const declared = isDeclared(side) ? given : undefined;
    return { model: await printModel(connection, given), declared };
  }
  if (side === 'head') {
    const { migrations } = context.config ?? (await loadConfig());
    const history = await readHistory(migrations);
    await replay(connection, history);
    return { model: await replayedModel(connection, history) };
  }
  await runSql(connection, String(side), await readText(String(side)));
  return { model: await modelOf(connection) };
}

/** The Model of a side that needs no database; undefined for SQL, a server and `head`. */
async function givenModel(side: Side, context: SideContext): Promise<Model | undefined> {
  if (typeof side !== 'string') return side;
  if (side === 'descriptors') return toModel(await loadSchema(context.config ?? (await loadConfig())));
  if (isModule(side))
    return toModel(await loadSchema({ root: process.cwd(), schema: { file: resolve(side) } }));
  if (isLive(side) || side === 'head' || isSql(side)) return undefined;
  if (/\.json$/i.test(side)) return modelIn(side, await readText(side));
  // The message leaves the text out, which may contain a password.
  if (side.includes('://') || /:.*@/.test(side) || side.includes('='))
    throw new TrellisError(
      'URL_INVALID',
      'Expected a URL that begins with postgres:// or postgresql://, got another text. Fix the URL.',
    );
  const version = side.replace(/^v/, '');
  const { releases } = context.config ?? (await loadConfig());
  const known = await releaseVersions(releases);
  if (known.includes(version)) return (await readRelease(releases, version)).model;
  throw new TrellisError(
    'SIDE_UNKNOWN',
    `Expected a server's URL, database, a .sql file, a .json file, a .ts file, descriptors, head or a release (${known.join(', ') || 'none yet'}), got "${side}".`,
  );
}

function modelIn(path: string, json: string): Model {
  try {
    const value = JSON.parse(json) as Model & { readonly model?: Model };
    const model = value.model ?? value;
    if (model.format === 'trellis/1') return model;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new TrellisError(
    'SIDE_UNKNOWN',
    `Expected a Model of the format trellis/1 in ${path}, got something else.`,
  );
}
