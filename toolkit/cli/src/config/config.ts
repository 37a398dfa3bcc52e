import type { Project } from '@trellis/migrate/internal';
import type { ScratchKind } from '@trellis/verify';
import type { AfterWrite, GeneratedFiles, PlanCheck } from '../hooks/index.ts';
import type { ObjectFilter } from '../scope/index.ts';

/** A version of PostgreSQL that a project supports. */
export interface SupportedPostgres {
  /** The major version. */
  readonly version: number;
  /**
   * A server of this version, whose databases are left as they are. The first permitted kind of scratch database is used
   * there. Left out, the version is tested if the server of `DATABASE_URL` or the embedded engine has it.
   */
  readonly url?: string | undefined;
}

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
  /**
   * The versions of PostgreSQL that the project supports. `revision`, `seal`, `merge` and `check --prove` repeat their proofs
   * on each of them that is available, and report the others as not tested. Default: the version of the server of
   * `DATABASE_URL`, or of the embedded engine.
   *
   * @example
   * postgres: [{ version: 15, url: process.env['POSTGRES_15_URL'] }, { version: 18 }]
   */
  readonly postgres?: readonly SupportedPostgres[];
  /**
   * The objects that the project manages: patterns over their ids, or a function. `*` matches any characters, `?` one;
   * a pattern without a kind matches every kind, and `shop.*` also the schema `shop`. Default: every object. `diff`,
   * `check`, `pull` and `revision` leave other objects as they are. Members of extensions are never managed.
   *
   * @example
   * include: ['public.*', 'shop.*', 'extension *']
   */
  readonly include?: ObjectFilter;
  /**
   * The objects that the project does not manage, although `include` matches them: patterns or a function.
   *
   * @example
   * exclude: ['audit.*', 'table public.tmp_*']
   * exclude: ({ kind, schema, name }) => kind === 'table' && schema === 'public' && name.startsWith('tmp_')
   */
  readonly exclude?: ObjectFilter;
  /**
   * Runs after `revision` or `pull` has written files, for example a formatter: a shell command, to which the paths are
   * appended or that has `{files}` in their place, or a function. If it changes a migration, the migration is proven
   * again. If it fails, the files are kept.
   *
   * @example
   * afterWrite: 'prettier --write'
   */
  readonly afterWrite?: AfterWrite;
  /**
   * Checks of the project's own. Each is called with a plan and returns problems. `revision` refuses a plan with
   * problems with `PLAN_REFUSED`; `check` reports those of the plan from the last release to the descriptors.
   *
   * @example
   * checkPlan: [
   *   ({ changes }) =>
   *     changes
   *       .filter(({ action }) => action === 'drop')
   *       .map(({ object }) => ({ code: 'NO_DROPS', object, message: 'Drops need a release of their own.' })),
   * ]
   */
  readonly checkPlan?: readonly PlanCheck[];
  /**
   * The committed files that are generated from the descriptors, such as row types. `check` and `release` report those that
   * are stale.
   *
   * @example
   * generated: [{ check: 'tsx generate.ts --check', generate: 'npm run generate' }]
   */
  readonly generated?: readonly GeneratedFiles[];
}

/** A project: its configuration with absolute paths and defaults, as `loadConfig` returns it. */
export interface Config extends Project {
  /** The module that exports the descriptors, and the export's name if it exports several schemas. */
  readonly schema: { readonly file: string; readonly export?: string };
  /** The only kind of scratch database to use. */
  readonly scratch?: ScratchKind;
  readonly postgres?: readonly SupportedPostgres[];
  readonly include?: ObjectFilter;
  readonly exclude?: ObjectFilter;
  readonly afterWrite?: AfterWrite;
  readonly checkPlan?: readonly PlanCheck[];
  readonly generated?: readonly GeneratedFiles[];
}

/**
 * Returns a configuration as it is; the compiler checks it. `trellis.config.ts` exports it by default.
 *
 * @param config the paths of the project, and its settings
 * @example
 * import { defineConfig } from '@trellis/cli';
 *
 * export default defineConfig({
 *   schema: './packages/schema/src/shop.ts',
 *   migrations: './packages/migrations/src/migrations',
 *   releases: './packages/schema/releases',
 * });
 */
export function defineConfig(config: TrellisConfig): TrellisConfig {
  return config;
}
