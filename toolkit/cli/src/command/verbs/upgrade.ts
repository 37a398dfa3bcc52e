import { readHistory, upgrade } from '@trellis/migrate';
import type { Verb } from '../program.ts';
import { eventsOf, told } from '../run-report.ts';

export const verb: Verb = async (session, [target = 'head']) => {
  const { migrations } = await session.config();
  const history = await readHistory(migrations);
  const connection = await session.connect();
  const result = await upgrade(connection.knex, history, target, eventsOf(session.out));
  session.out.result(result, () => told(result, connection.describe()));
  return 0;
};
