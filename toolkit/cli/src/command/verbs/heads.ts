import { heads, inspectHistory } from '@trellis/migrate';
import type { Verb } from '../program.ts';

export const verb: Verb = async (session) => {
  const { migrations } = await session.config();
  const { history } = await inspectHistory(migrations);
  const names = heads(history).map(({ name }) => name);
  session.out.result(names, () => [
    ...names,
    ...(names.length > 1 ? ['Two branches each went on: `trellis merge` puts them in one line.'] : []),
  ]);
  return 0;
};
