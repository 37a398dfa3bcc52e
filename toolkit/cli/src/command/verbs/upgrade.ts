import { readHistory, upgrade } from '@trellis/migrate';
import { eventsOf, runText } from '../run-report.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, [target = 'head'], options) => {
  const { migrations, scratch } = await session.config();
  const history = await readHistory(migrations);
  const connection = await session.connect();
  const result = await upgrade(connection.knex, history, target, {
    ...eventsOf(session.out),
    whyNotLate: async (gap) => {
      session.out.progress('Proving that the order does not matter');
      const { whyNotLate } = await import('../../upgrade/index.ts');
      return whyNotLate(history, gap, { ...(await session.verifyOptions()), scratch });
    },
    allowDataLoss: (options['allowDataLoss'] as string[] | undefined) ?? [],
  });
  session.out.result(result, () => runText(result, connection.describe()));
  return 0;
};
