import { unlock } from '@trellis/migrate';
import type { Verb } from '../program.ts';

export const verb: Verb = async (session) => {
  const connection = await session.connect();
  const freed = await unlock(connection.knex);
  session.out.result({ freed }, () => (freed ? 'Freed the lock.' : 'The lock was free.'));
  return 0;
};
