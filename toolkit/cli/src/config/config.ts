import type { Project } from '@trellis/migrate/internal';
import type { ScratchKind } from '@trellis/verify';

/** The configuration of a project, `trellis.config.ts`. Paths are relative to its folder. */
export interface TrellisConfig {
  /** The module that exports the descriptors. If it exports several schemas, `{ file, export }` names one. */
  readonly schema: string | { readonly file: string; readonly export?: string };
  /** The folder of the migrations. */
  readonly migrations: string;
  /** The folder of the release files, `<version>.json`. */
  readonly releases: string;
  /** The folder of the changesets. Without it, no changesets are written, and versions come from the diffs. */
  readonly changesets?: string;
  /** The packages that get a new version when the schema changes, as one fixed group. */
  readonly packages?: readonly string[];
  /** The folder of cached Models and of the embedded database. Default: `.trellis`. */
  readonly cache?: string;
  /**
   * The only kind of scratch database to use: `database`, a temporary database on the server; `transaction`, a
   * transaction on its database that is rolled back; `embedded`, the embedded engine. Default: the first of them that
   * the user is permitted to use. The environment variable `TRELLIS_SCRATCH` takes precedence.
   */
  readonly scratch?: ScratchKind;
}

/** A configuration with absolute paths. */
export interface Config extends Project {
  /** The module that exports the schema's descriptors. */
  readonly schema: { readonly file: string; readonly export?: string };
  /** The only kind of scratch database to use. */
  readonly scratch?: ScratchKind;
}

/**
 * Returns a configuration as it is; the compiler checks it.
 *
 * @param config the configuration
 * @example
 * export default defineConfig({
 *   schema: './packages/schema/src/shop.ts',
 *   migrations: './packages/migrations/src/migrations',
 *   releases: './packages/schema/releases',
 * });
 */
export function defineConfig(config: TrellisConfig): TrellisConfig {
  return config;
}
