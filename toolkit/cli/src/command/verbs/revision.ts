import { relative } from 'node:path';
import { lossText, renameAdvice, requirementText } from '@trellis/plan/internal';
import { revision } from '../../revision/index.ts';
import { versionLines } from '../../versions/index.ts';
import { keepScratchOf } from '../keep-scratch.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, _args, options) => {
  const { config, verify } = await session.project({ live: true });
  const made = await revision(config, {
    message: String(options['message']),
    allowDataLoss: (options['allowDataLoss'] as string[] | undefined) ?? [],
    ...verify,
    ...keepScratchOf(options, session.out),
    live: session.live,
    onProgress: session.out.progress,
  });
  const files = made.files.map((file) => relative(process.cwd(), file));
  session.out.result({ ...made, files }, () => {
    if (made.name === undefined) return 'No changes: the descriptors match the history.';
    return [
      ...made.detected,
      ...renameAdvice(made),
      ...made.losses.map(lossText),
      ...made.requirements.flatMap((one) => requirementText(one) ?? []),
      ...(made.proof?.failsOnData ? [`May fail on data: ${made.proof.failsOnData}`] : []),
      ...(made.proof?.downFailsOnData ? [`May fail on data, down: ${made.proof.downFailsOnData}`] : []),
      `Proven up and down${rows(made.proof?.tablesWithRows)}.`,
      ...versionLines(made.versions),
      ...files.map((file) => `Generating ${file} ... done`),
      made.unreleased
        ? 'Nothing is released yet: the first release will be 1.0.0.'
        : `The version changes by: ${made.bump}.`,
    ];
  });
  return 0;
};

function rows(tables: number | undefined): string {
  return tables ? `, with rows in ${tables} table${tables === 1 ? '' : 's'}` : '';
}
