import { readHistory, readState } from '@trellis/migrate';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session) => {
  const { migrations } = await session.config();
  const history = await readHistory(migrations);
  const connection = await session.connect();
  const { applied, pending, locked } = await readState(connection.knex, history);
  const last = applied.at(-1);
  const value = {
    database: connection.describe(),
    migration: last?.name ?? null,
    release: last?.release ?? null,
    pending: pending.map(({ name }) => name),
    locked,
  };
  session.out.result(value, () => [
    `${last?.name ?? 'base'}${last?.release ? ` (${last.release})` : ''}${pending.length === 0 ? ' (head)' : ''}`,
    ...(pending.length > 0 ? [`${pending.length} pending: run \`trellis upgrade\`.`] : []),
    ...(locked ? ["Knex's migration lock is held. If no migration is running, run `trellis unlock`."] : []),
  ]);
  return 0;
};
