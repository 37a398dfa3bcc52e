import { relative, resolve } from 'node:path';
import { connect, workspaceRoot } from '@trellis/database';
import { pull } from '../../pull/index.ts';
import type { Verb } from '../program.ts';

export const verb: Verb = async ({ out, keep }, _args, options) => {
  const url = (options['from'] as string | undefined) ?? process.env['DATABASE_URL'];
  // A team that begins has no configuration yet, so none is asked for.
  const connection = keep(await connect({ url, folder: resolve(workspaceRoot(), '.trellis/database') }));
  const pulled = await pull(connection, {
    name: String(options['name']),
    folder: resolve(String(options['out'])),
    force: options['force'] === true,
    url,
    onEngine: out.judge,
  });
  const files = pulled.files.map((file) => relative(process.cwd(), file));
  out.result({ ...pulled, files }, () => [
    ...files.map((file) => `Generating ${file} ... done`),
    `Pulled ${pulled.tables} table${pulled.tables === 1 ? '' : 's'} from ${connection.describe()}: proven to define what is there.`,
    ...pulled.left.map(
      ({ code, object }) => `${code}: ${object} has no place in descriptors and was left out`,
    ),
  ]);
  return pulled.left.length > 0 ? 3 : 0;
};
