import type { Named, QualifiedName } from './named.ts';
import type { Privilege } from './privilege.ts';

/** The options of an object of foreign data by name. Their order makes no difference. */
export type ForeignOptions = Readonly<Record<string, string>>;

/** A foreign-data wrapper (a row of `pg_foreign_data_wrapper`). */
export interface ForeignDataWrapper extends Named {
  /** The owner. Default: the role that runs `introspect`. PostgreSQL requires a superuser. */
  readonly owner?: string;
  readonly privileges?: readonly Privilege[];
  /** The function that reads and writes the tables. Without it they exist, but cannot be queried. */
  readonly handler?: QualifiedName;
  /** The function that checks options. */
  readonly validator?: QualifiedName;
  readonly options?: ForeignOptions;
}

/** A foreign server (a row of `pg_foreign_server`). */
export interface ForeignServer extends Named {
  /** The owner. Default: the role that runs `introspect`. */
  readonly owner?: string;
  readonly privileges?: readonly Privilege[];
  /** The name of its foreign-data wrapper. */
  readonly wrapper: string;
  readonly type?: string;
  readonly version?: string;
  readonly options?: ForeignOptions;
}

/** A user mapping (a row of `pg_user_mapping`): as which user a role uses a foreign server. */
export interface UserMapping {
  /** The role; `PUBLIC` for all; `CURRENT_USER` for the role that runs `introspect`. */
  readonly role: string;
  /** The name of the foreign server. */
  readonly server: string;
  /** The options without those that are secret: see `isSecretOption`. */
  readonly options?: ForeignOptions;
  /** The environment variable that supplies the password when the user mapping is created. Authored only. */
  readonly passwordFrom?: string;
}

/** What makes a table a foreign table. */
export interface ForeignSource {
  /** The name of the foreign server. */
  readonly server: string;
  readonly options?: ForeignOptions;
}
