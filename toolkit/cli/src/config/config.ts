import type { Project } from '@trellis/migrate/internal';
import type { ScratchKind } from '@trellis/verify';

/** What `trellis.config.ts` says: where a project keeps its descriptors, its migrations and its releases. */
export interface TrellisConfig {
  /**
   * The module that exports the schema's descriptors, from the configuration's folder. With several
   * schemas exported, `{ file, export }` names one.
   */
  readonly schema: string | { readonly file: string; readonly export?: string };
  /** The folder of the migrations. */
  readonly migrations: string;
  /** The folder of the releases, `<version>.json` each. */
  readonly releases: string;
  /** The folder of the changesets. Left out: none are written and releases are numbered by the diffs alone. */
  readonly changesets?: string;
  /** The packages that a change of the schema gives a new version, as one group. */
  readonly packages?: readonly string[];
  /** The folder of what can be made again: printed Models, the embedded database. `.trellis` when left out. */
  readonly cache?: string;
  /**
   * The only place to judge in: `database`, throw-away databases of the server; `transaction`, one on its database
   * that is rolled back; `embedded`, the embedded engine. The first of them that is open to the user when left out.
   * `TRELLIS_SCRATCH` of the environment goes before it.
   */
  readonly scratch?: ScratchKind;
}

/** A configuration with every path absolute. */
export interface Config extends Project {
  /** The module that exports the schema's descriptors. */
  readonly schema: { readonly file: string; readonly export?: string };
  /** The only kind of scratch database to use. */
  readonly scratch?: ScratchKind;
}

/**
 * Types a configuration; returns it as it is.
 *
 * @param config where things are
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
