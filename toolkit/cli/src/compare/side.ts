import { type Connection, connectServer } from '@trellis/database';
import { readHistory } from '@trellis/migrate';
import { isTrellisError, type Model, TrellisError, toModel } from '@trellis/model';
import { readRelease, releaseVersions } from '@trellis/release';
import { build, modelOf, printModel, replay } from '@trellis/verify';
import { majorOf, type PlanSide, trialOn } from '@trellis/verify/internal';
import { type Config, loadConfig, loadSchema } from '../config/index.ts';
import { readText, runSql } from './sql-file.ts';

/** A side of a comparison: a Model, or where to find one. */
export type Side = Model | string;

/** Where sides are looked for. */
export interface SideContext {
  /** The project's configuration; found from the current folder when a side needs it. */
  readonly config?: Config | undefined;
}

/** A side in a database that holds it. */
export interface HeldSide extends PlanSide {
  readonly connection: Connection;
}

/** Whether a side is a server. */
export function isServer(side: Side): side is `postgres${string}` {
  return typeof side === 'string' && /^postgres(ql)?:\/\//.test(side);
}

function isSql(side: Side): side is `${string}.sql` {
  return typeof side === 'string' && !isServer(side) && /\.sql$/i.test(side);
}

/**
 * Finds the Model of a side that is kept somewhere as PostgreSQL printed it: nothing has to run for it.
 *
 * @param side a Model, a `.json` file with one, or a release
 * @returns nothing when the side is another kind, or a Model that nobody printed yet
 * @throws TrellisError `SIDE_UNKNOWN`, `RELEASE_INVALID`
 */
export async function storedModel(side: Side, context: SideContext): Promise<Model | undefined> {
  // That a file cannot be read is told before a judge is looked for.
  if (isSql(side)) await readText(side);
  const model = await givenModel(side, context);
  return model?.dependencies === undefined ? undefined : model;
}

/**
 * Finds the Model of a side, as the judge's PostgreSQL prints it, in a database that holds it.
 *
 * @param side a Model; a server's URL; a `.sql` file; a `.json` file with a Model or a release; a release
 *   (`1.2.0`); `descriptors`; `head`, what the migrations lead to
 * @param open opens an empty database of the judge
 * @throws TrellisError `SIDE_UNKNOWN`, `SQL_FAILED`, and those of what it reads
 */
export async function holdSide(
  side: Side,
  context: SideContext,
  open: () => Promise<Connection>,
): Promise<HeldSide> {
  const connection = await (isServer(side) ? connectServer(side) : open());
  try {
    const model = isServer(side) ? modelOf(connection) : modelOfSide(side, context, connection);
    const held = { connection, model: await model };
    return { ...held, trial: isServer(side) ? triedOnCopy(held, open) : trialOn(connection) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/**
 * Tries statements on a copy of a live database: there itself they would lock what is in use, and need the right
 * to change it.
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
      // Whoever may look at something may not always make the like: give it to its owner, say.
      if (isTrellisError(error) && error.code === 'BUILD_FAILED') return undefined;
      throw error;
    } finally {
      await copy.close();
    }
  };
}

async function modelOfSide(side: Side, context: SideContext, connection: Connection): Promise<Model> {
  const given = await givenModel(side, context);
  // Whoever printed or wrote it before: this PostgreSQL prints it now.
  if (given !== undefined) return printModel(connection, given);
  if (side === 'head') {
    const { migrations } = context.config ?? (await loadConfig());
    await replay(connection, await readHistory(migrations));
  } else await runSql(connection, String(side), await readText(String(side)));
  return modelOf(connection);
}

/** The Model of a side that is one, or says where one stands written; nothing where something has to run. */
async function givenModel(side: Side, context: SideContext): Promise<Model | undefined> {
  if (typeof side !== 'string') return side;
  if (side === 'descriptors') return toModel(await loadSchema(context.config ?? (await loadConfig())));
  if (isServer(side) || side === 'head' || isSql(side)) return undefined;
  if (/\.json$/i.test(side)) return modelIn(side, await readText(side));
  // It may hold a password.
  if (side.includes('://') || /:.*@/.test(side))
    throw new TrellisError(
      'URL_INVALID',
      'Expected a URL that begins with postgres:// or postgresql://, got another one. Mend it.',
    );
  const version = side.replace(/^v/, '');
  const { releases } = context.config ?? (await loadConfig());
  const known = await releaseVersions(releases);
  if (known.includes(version)) return (await readRelease(releases, version)).model;
  throw new TrellisError(
    'SIDE_UNKNOWN',
    `Expected a server's URL, a .sql file, a .json file, descriptors, head or a release (${known.join(', ') || 'none yet'}), got "${side}".`,
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
