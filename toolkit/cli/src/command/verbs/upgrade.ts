import { readHistory, upgrade } from '@trellis/migrate';
import { lateProof } from '../late-proof.ts';
import { eventsOf, runText } from '../run-report.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, [target = 'head'], options) => {
  const { migrations } = await session.config();
  const history = await readHistory(migrations);
  const connection = await session.connect();
  const result = await upgrade(connection.knex, history, target, {
    ...eventsOf(session.out),
    whyNotLate: lateProof(session, history),
    allowDataLoss: (options['allowDataLoss'] as string[] | undefined) ?? [],
  });
  session.out.result(result, () => runText(result, connection.describe()));
  return 0;
};
