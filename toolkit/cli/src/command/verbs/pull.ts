import { relative, resolve } from 'node:path';
import { connect } from '@trellis/database';
import { workspaceRoot } from '@trellis/database/internal';
import { isTrellisError } from '@trellis/model';
import type { Config } from '../../config/index.ts';
import { runAfterWrite } from '../../hooks/index.ts';
import { pull } from '../../pull/index.ts';
import { leftLines } from '../left-lines.ts';
import type { Session } from '../session.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, _args, options) => {
  const { out, keep } = session;
  const url = (options['from'] as string | undefined) ?? process.env['DATABASE_URL'];
  const connection = keep(await connect({ url, folder: resolve(workspaceRoot(), '.trellis/database') }));
  const config = await configIfAny(session);
  const pulled = await pull(connection, {
    name: String(options['name']),
    folder: resolve(String(options['out'])),
    force: options['force'] === true,
    url,
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

/** The project's configuration. The first pull may come before there is one. */
async function configIfAny(session: Session): Promise<Config | undefined> {
  try {
    return await session.config();
  } catch (error) {
    if (isTrellisError(error) && error.code === 'CONFIG_MISSING') return undefined;
    throw error;
  }
}
