import { maintainPartitions } from '@trellis/migrate';
import { loadSchema } from '../../config/index.ts';
import { actionText, waitingText } from '../partitions-report.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, _args, options) => {
  const { out } = session;
  const schema = await loadSchema(await session.config());
  const connection = await session.connect();
  const dryRun = options['dryRun'] === true;
  const { lockTimeout, attempts } = options as { lockTimeout?: number; attempts?: number };
  const result = await maintainPartitions(connection, schema, {
    dryRun,
    ...(lockTimeout !== undefined && { lockTimeout }),
    ...(attempts !== undefined && { attempts }),
    onAction: (action) => out.progress(actionText(action, 'present')),
    onWaiting: (what) => out.progress(waitingText(what)),
  });
  const { actions, problems } = result;
  out.result({ ...result, dryRun }, () => [
    ...actions.map((action) => actionText(action, dryRun ? 'present' : 'past')),
    ...(actions.length === 0 && problems.length === 0
      ? [`Nothing to do: ${connection.describe()} has the partitions that it needs.`]
      : []),
  ]);
  if (!out.json) for (const { code, message } of problems) out.note(`${code}: ${message}`);
  return problems.length === 0 ? 0 : 1;
};
