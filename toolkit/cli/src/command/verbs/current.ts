import type { Connection } from '@trellis/database';
import type { History } from '@trellis/migrate';
import { readHistory, readState } from '@trellis/migrate';
import { appliedNames, isLocked } from '@trellis/migrate/internal';
import { isTrellisError, type TrellisError } from '@trellis/model';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session) => {
  const { migrations } = await session.config();
  const history = await readHistory(migrations);
  const connection = await session.connect();
  const { last, release, pending, locked, problem } = await read(connection, history);
  const value = {
    database: connection.describe(),
    migration: last,
    release,
    pending,
    locked,
    ...(problem && { problem: { code: problem.code, message: problem.message } }),
  };
  session.out.result(value, () => [
    `${last ?? 'base'}${release ? ` (${release})` : ''}${pending.length === 0 && !problem ? ' (head)' : ''}`,
    ...(pending.length > 0 && !problem ? [`${pending.length} pending: run \`trellis upgrade\`.`] : []),
    ...(locked ? ["Knex's migration lock is held. If no migration is running, run `trellis unlock`."] : []),
  ]);
  if (problem && !session.out.json) session.out.note(`${problem.code}: ${problem.message}`);
  return problem ? 1 : 0;
};

interface Current {
  readonly last: string | null;
  readonly release: string | null;
  readonly pending: readonly string[];
  readonly locked: boolean;
  /** Why no migration can run. */
  readonly problem?: TrellisError;
}

/** Reads what a database has, also where its state lets no migration run. */
async function read({ knex }: Connection, history: History): Promise<Current> {
  try {
    const { applied, pending, locked } = await readState(knex, history);
    const last = applied.at(-1);
    return {
      last: last?.name ?? null,
      release: last?.release ?? null,
      pending: pending.map(({ name }) => name),
      locked,
    };
  } catch (problem) {
    if (!isTrellisError(problem)) throw problem;
    const names = await appliedNames(knex);
    const last = names.at(-1) ?? null;
    const release = history.migrations.find(({ name }) => name === last)?.release ?? null;
    const pending = history.migrations.map(({ name }) => name).filter((name) => !names.includes(name));
    return { last, release, pending, locked: await isLocked(knex), problem };
  }
}
