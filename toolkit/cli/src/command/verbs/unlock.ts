import { unlock } from '@trellis/migrate';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session) => {
  // Only the embedded database needs the project.
  if ((await session.database()).url === undefined) await session.config();
  const connection = await session.connect();
  const freed = await unlock(connection.knex);
  session.out.result({ freed }, () => (freed ? 'Released the lock.' : 'The lock was not held.'));
  return 0;
};
