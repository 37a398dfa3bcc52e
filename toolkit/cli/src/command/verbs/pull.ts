import { relative, resolve } from 'node:path';
import { runAfterWrite } from '../../hooks/index.ts';
import { pull } from '../../pull/index.ts';
import { leftLines } from '../left-lines.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, _args, options) => {
  const { out } = session;
  const config = await session.configIfAny();
  const from = options['from'] as string | undefined;
  const setting = from === undefined ? await session.database() : { url: from, name: '--from' };
  const connection = await session.connectTo(setting);
  const pulled = await pull(connection, {
    name: String(options['name']),
    folder: resolve(String(options['out'])),
    force: options['force'] === true,
    url: setting.url,
    onEngine: out.engine,
    ...(config?.include && { include: config.include }),
    ...(config?.exclude && { exclude: config.exclude }),
  });
  await runAfterWrite(config?.afterWrite, pulled.files, config?.root ?? process.cwd());
  const files = pulled.files.map((file) => relative(process.cwd(), file));
  out.result({ ...pulled, files }, () => [
    ...files.map((file) => `Generating ${file} ... done`),
    `Pulled ${pulled.tables} table${pulled.tables === 1 ? '' : 's'} from ${connection.describe()}: proven to define its schema.`,
    ...leftLines(pulled.left),
    ...pulled.invalid.map(
      (object) =>
        `INDEX_INVALID: ${object} is not valid in the database. Run REINDEX, or apply trellis diff.`,
    ),
  ]);
  return pulled.left.length > 0 ? 3 : 0;
};
