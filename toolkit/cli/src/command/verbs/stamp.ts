import { readHistory, stamp } from '@trellis/migrate';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, [target = '']) => {
  const { migrations } = await session.config();
  const history = await readHistory(migrations);
  const connection = await session.connect();
  const migration = await stamp(connection.knex, history, target);
  session.out.result(
    { migration },
    () => `Stamped ${connection.describe()} as ${migration ?? 'base'}. No migration was run.`,
  );
  return 0;
};
