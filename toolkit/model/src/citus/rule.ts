import type { Cluster } from './cluster.ts';

/** What a schema has that Citus does not support. */
export interface Finding {
  /** The id of the object. */
  readonly object: string;
  /** What was expected, what was found and what to do, in one line. */
  readonly message: string;
}

/** A rule of Citus 12.1 for schemas. */
export interface CitusRule {
  /** Stable. */
  readonly code: string;
  /** The page that states it: of the documentation, or of the source where the documentation does not. */
  readonly link: string;
  check(cluster: Cluster): readonly Finding[];
}

/** A page of the documentation of Citus 12.1. */
export function documentation(page: string): string {
  return `https://docs.citusdata.com/en/v12.1/${page}`;
}

/** A file of the source of Citus 12.1. */
export function source(file: string): string {
  return `https://github.com/citusdata/citus/blob/v12.1.0/src/backend/distributed/${file}`;
}
