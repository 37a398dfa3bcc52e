import { planRun, readHistory, readState } from '@trellis/migrate';
import { expectLate, runTo } from '@trellis/migrate/internal';
import { lossText, requirementText } from '@trellis/plan/internal';
import { withScratch } from '@trellis/verify';
import { lateProof } from '../late-proof.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, [target = 'head']) => {
  // psql can run it.
  session.out.onlyResult();
  const { migrations, scratch } = await session.config();
  const history = await readHistory(migrations);
  const connection = await session.connect();
  const state = await readState(connection.knex, history, { allowGap: true });
  const { direction, migrations: ahead } = runTo(history, state, target);
  if (direction === 'up') await expectLate(history, state, ahead, lateProof(session, history));
  const planned = await withScratch({ ...(await session.verifyOptions()), scratch }, async (open) =>
    planRun(await open(), history, state, target, connection.knex),
  );
  session.out.result(planned, () =>
    planned.length === 0
      ? `Nothing to do: ${connection.describe()} is at ${state.applied.at(-1)?.name ?? 'base'}.`
      : planned.flatMap(({ name, direction, transaction, sql, losses, requirements }) => [
          `-- ${name}: ${direction}${transaction ? '' : ', outside a transaction'}`,
          ...losses.map((loss) => `-- ${lossText(loss).replaceAll('\n', ' ')}`),
          ...requirements.flatMap((one) => {
            const text = requirementText(one);
            return text ? [`-- ${text}`] : [];
          }),
          ...sql.map((statement) => `${statement};`),
          '',
        ]),
  );
  return 0;
};
