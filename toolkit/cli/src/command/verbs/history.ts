import { readHistory } from '@trellis/migrate';
import { columns } from '../output.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session) => {
  const { migrations } = await session.config();
  const history = await readHistory(migrations);
  const newest = [...history.migrations].reverse();
  const value = newest.map(({ name, message, parent, release = null, checksum, model }) => ({
    name,
    message,
    parent,
    release,
    checksum,
    model,
  }));
  session.out.result(value, () =>
    newest.length === 0
      ? 'No migrations yet: `trellis revision -m "…"` creates the first.'
      : columns(
          newest.map(({ name, release = '-', message }) => [
            name,
            release,
            message.replaceAll(/\s*\n\s*/g, ' '),
          ]),
        ),
  );
  return 0;
};
