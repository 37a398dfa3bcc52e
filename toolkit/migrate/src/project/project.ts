/** Where a project keeps its migrations, releases and changesets; every path is absolute. */
export interface Project {
  /** The folder of the configuration. */
  readonly root: string;
  /** The folder of the migrations. */
  readonly migrations: string;
  /** The folder of the release files. */
  readonly releases: string;
  /** The folder of the changesets; left out where the project has none. */
  readonly changesets?: string;
  /** The packages whose versions follow the schema's. */
  readonly packages: readonly string[];
  /** The folder of what can be generated again: cached Models, the embedded database. */
  readonly cache: string;
}
