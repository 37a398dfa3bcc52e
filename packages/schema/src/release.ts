// Generated from the history of migrations: generate again when it grew.

/** The release of this package, and the migrations that lead to it. */
export const release = {
  version: '0.0.0',
  migrations: [],
} as const;
