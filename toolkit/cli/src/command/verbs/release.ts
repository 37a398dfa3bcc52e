import { relative } from 'node:path';
import { release } from '../../release/index.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session) => {
  const { config, verify } = await session.project();
  const made = await release(config, {
    ...verify,
    onProgress: session.out.progress,
  });
  const files = made.files.map((file) => relative(process.cwd(), file));
  session.out.result({ ...made, files }, () => [
    `Released ${made.version}, up to ${made.migration ?? 'base'}.`,
    ...files.map((file) => `Generating ${file} ... done`),
  ]);
  return 0;
};
