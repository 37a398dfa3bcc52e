import type { Config } from '../../config/index.ts';
import { changeText, type Sealed, type SealOptions } from '../../revision/index.ts';
import { versionLines } from '../../versions/index.ts';
import { keepScratchOf } from '../keep-scratch.ts';
import type { Verb } from '../verb.ts';

/** A verb that adds migrations to the history and lists them. */
export function sealing(take: (config: Config, options: SealOptions) => Promise<Sealed>): Verb {
  return async (session, _args, options) => {
    const { config, verify } = await session.project();
    const result = await take(config, {
      ...verify,
      ...keepScratchOf(options, session.out),
      allowDataLoss: (options['allowDataLoss'] as string[] | undefined) ?? [],
      allowDataChange: (options['allowDataChange'] as string[] | undefined) ?? [],
      onProgress: session.out.progress,
    });
    session.out.result(result, () => [
      ...Object.entries(result.renamed).map(([from, to]) => `Renamed ${from} to ${to}`),
      ...Object.entries(result.changes ?? {}).flatMap(([name, changes]) =>
        changes.map((change) => `${name} ${changeText(change)}.`),
      ),
      ...Object.entries(result.unmatched ?? {}).flatMap(([name, statements]) =>
        statements.map(
          (sql) => `${name}: the proof has no row that this changes, so check what it does to yours: ${sql}`,
        ),
      ),
      ...result.sealed.map((name) => `Proven up and down, added to the history: ${name}`),
      ...versionLines(result.versions),
      ...(result.sealed.length === 0 ? ['Nothing to do: the history has every migration as it is.'] : []),
    ]);
    return 0;
  };
}
