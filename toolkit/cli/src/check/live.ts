import type { Connection } from '@trellis/database';
import { type History, readState, type State } from '@trellis/migrate';
import { hasHistory } from '@trellis/migrate/internal';
import { emptyModel, isTrellisError, type Model } from '@trellis/model';
import { hasCitus, withoutDistributions } from '@trellis/model/internal';
import { diffModels, fingerprint, isNews } from '@trellis/plan';
import { changeInWords } from '@trellis/plan/internal';
import { modelOf, type VerifyDatabase } from '@trellis/verify';
import { settle, withUndeclaredNotNulls } from '@trellis/verify/internal';
import { modelAfter } from '../replay/index.ts';
import { groupedRefusals, type Scope } from '../scope/index.ts';
import type { CheckProblem } from './problem.ts';

/** What `check` says about the live database. */
export type LiveReport =
  | {
      readonly compared: true;
      /** The address, such as `me@localhost:5432/shop`. */
      readonly database: string;
      /** The last migration that it has; `null` for none. */
      readonly migration: string | null;
      /** The number of migrations that it lacks. */
      readonly pending: number;
    }
  | {
      readonly compared: false;
      /** Why no database was compared, as the end of a sentence. */
      readonly reason: string;
    };

/** A live database as it was read: its state in the history and its Model, or why it cannot be compared. */
export interface Live {
  readonly database: string;
  readonly read?: { readonly state: State; readonly model: Model };
  readonly problem?: CheckProblem;
  readonly reason?: string;
}

/** Reads a live database, before a scratch database is opened that may be a transaction on it. */
export async function readLive(connection: Connection, history: History): Promise<Live> {
  const database = connection.describe();
  const { knex } = connection;
  try {
    const state = await readState(knex, history);
    if (!(await hasHistory(knex)))
      return {
        database,
        reason: `${database} has no history of migrations. Run \`trellis upgrade\` or \`trellis stamp\``,
      };
    return { database, read: { state, model: await modelOf(connection) } };
  } catch (error) {
    if (!isTrellisError(error)) throw error;
    const { code, message } = error;
    return { database, problem: { code, message: `${database}: ${message}` } };
  }
}

/**
 * Compares a live database with the migrations that it has.
 *
 * @param head the Model after the last migration
 * @param open opens an empty database, to build the state that it should have
 */
export async function driftProblems(
  { database, read, problem }: Live,
  { history, head, scope }: { readonly history: History; readonly head: Model; readonly scope: Scope },
  open: () => Promise<VerifyDatabase>,
): Promise<CheckProblem[]> {
  if (read === undefined) return problem ? [problem] : [];
  const { applied, pending } = read.state;
  const last = applied.at(-1);
  // A fingerprint does not contain the distribution of tables. The extension may not be managed.
  const isOnCitus = hasCitus(read.model);
  if (last !== undefined && !isOnCitus && fingerprint(scope.managed(read.model)) === last.model) return [];
  const expected = pending.length === 0 ? head : await modelAfter({ ...history, migrations: applied }, open);
  // The name of a NOT NULL depends on the server, and a dump of an older one does not contain it.
  const found = withUndeclaredNotNulls(expected, scope.over(expected, read.model), emptyModel);
  const compared = (model: Model) => (isOnCitus ? model : withoutDistributions(model));
  const [before, after] = await settle([compared(expected), compared(found)], open);
  const { changes, refusals } = diffModels(before, after);
  const differences = [
    ...changes.filter(isNews).map(changeInWords),
    ...groupedRefusals(refusals).map(({ object, message }) => `${object}: ${message}`),
  ];
  return differences.map((difference) => ({
    code: 'DATABASE_DRIFTED',
    message: `${database} is not what ${last ? `its migration ${last.name} leads` : 'no migration leads'} to: ${difference}. Undo that in the database, or declare it and run \`trellis revision\`.`,
  }));
}

/** What a live database was compared with. */
export function liveReport(live: Live | undefined): LiveReport {
  if (live === undefined)
    return {
      compared: false,
      reason: 'DATABASE_URL is not set, or another process uses the embedded database',
    };
  const { database, read, problem, reason } = live;
  if (read === undefined)
    return { compared: false, reason: reason ?? `${database} has a problem of its own: ${problem?.code}` };
  const { applied, pending } = read.state;
  return { compared: true, database, migration: applied.at(-1)?.name ?? null, pending: pending.length };
}
