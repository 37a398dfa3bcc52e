/** The folders of a project, as absolute paths. */
export interface Project {
  /** The folder of the configuration. */
  readonly root: string;
  /** The folder of the migrations. */
  readonly migrations: string;
  /** The folder of the release files. */
  readonly releases: string;
  /** The folder of the changesets. Absent if the project has none. */
  readonly changesets?: string;
  /** The packages whose versions follow the schema's. */
  readonly packages: readonly string[];
  /** The folder of cached Models and the embedded database. */
  readonly cache: string;
}
