import { heads, inspectHistory } from '@trellis/migrate';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session) => {
  const { migrations } = await session.config();
  const { history } = await inspectHistory(migrations);
  const names = heads(history).map(({ name }) => name);
  session.out.result(names, () => [
    ...names,
    ...(names.length > 1 ? ['The history has several heads: run `trellis merge`.'] : []),
  ]);
  return 0;
};
