import { seal } from '../../revision/index.ts';
import type { Verb } from '../program.ts';

export const verb: Verb = async (session) => {
  const config = await session.config();
  const result = await seal(config, {
    connection: await session.judge(),
    onProgress: session.out.progress,
  });
  session.out.result(result, () => [
    ...Object.entries(result.renamed).map(([from, to]) => `Renamed ${from} to ${to}`),
    ...result.sealed.map((name) => `Proven up and down, and written down: ${name}`),
    ...(result.sealed.length === 0 ? ['Nothing to do: the history knows every migration as it is.'] : []),
  ]);
  return 0;
};
