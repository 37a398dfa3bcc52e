import { join } from 'node:path';
import type { Config } from '../src/config/config.ts';

/** The configuration of a project in a folder, with the usual paths. */
export function configIn(root: string): Config {
  const at = (name: string) => join(root, name);
  return {
    root,
    schema: { file: at('schema.ts') },
    migrations: at('migrations'),
    releases: at('releases'),
    packages: [],
    cache: at('.trellis'),
  };
}
