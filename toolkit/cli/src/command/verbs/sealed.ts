import type { Config } from '../../config/index.ts';
import type { Sealed, SealOptions } from '../../revision/index.ts';
import type { Verb } from '../program.ts';

/** A verb that takes migrations into the history, and says which. */
export function sealing(take: (config: Config, options: SealOptions) => Promise<Sealed>): Verb {
  return async (session) => {
    const { config, judge } = await session.project();
    const result = await take(config, {
      ...judge,
      onProgress: session.out.progress,
    });
    session.out.result(result, () => [
      ...Object.entries(result.renamed).map(([from, to]) => `Renamed ${from} to ${to}`),
      ...result.sealed.map((name) => `Proven up and down, and written down: ${name}`),
      ...(result.sealed.length === 0 ? ['Nothing to do: the history knows every migration as it is.'] : []),
    ]);
    return 0;
  };
}
