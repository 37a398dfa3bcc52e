import { relative, resolve } from 'node:path';
import { connect, workspaceRoot } from '@trellis/database';
import { pull } from '../../pull/index.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async ({ out, keep }, _args, options) => {
  const url = (options['from'] as string | undefined) ?? process.env['DATABASE_URL'];
  // The first pull comes before there is a configuration.
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
    `Pulled ${pulled.tables} table${pulled.tables === 1 ? '' : 's'} from ${connection.describe()}: proven to define its schema.`,
    ...pulled.left.map(
      ({ code, object }) => `${code}: ${object} cannot be declared in descriptors and is left out`,
    ),
  ]);
  return pulled.left.length > 0 ? 3 : 0;
};
