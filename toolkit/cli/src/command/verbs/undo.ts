import { relative } from 'node:path';
import { undo } from '../../undo/index.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session) => {
  const config = await session.config();
  const undone = await undo(config, await session.liveOrFail());
  const files = undone.files.map((file) => relative(process.cwd(), file));
  session.out.result({ ...undone, files }, () => [
    ...files.map((file) => `Removing ${file} ... done`),
    `Undid ${undone.migration}; the history ends with ${undone.head ?? 'no migration'}. The descriptors keep their changes.`,
    'If another database has this migration, downgrade that database with code that still has it.',
  ]);
  return 0;
};
