import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Connection } from '@trellis/database';
import {
  connectSetting,
  type DatabaseSetting,
  DatabaseUrl,
  databaseLine,
  embeddedAddress,
  embeddedFolder,
  workspaceRoot,
} from '@trellis/database/internal';
import { isTrellisError } from '@trellis/model';
import type { VerifyOptions } from '@trellis/verify';
import { closeScratch } from '@trellis/verify/internal';
import type { Config } from '../config/index.ts';
import type { Output } from './output.ts';

/** The options of every verb. */
export interface GlobalOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Something to close at the end. `abort` stops what it does. */
interface Closable {
  abort?(): Promise<void>;
  close(): Promise<void>;
}

/** The context of a verb: output, configuration and connections. */
export interface Session {
  readonly out: Output;
  /** Loads the settings in `.env.local` and `.env` of the project. */
  loadSettings(): void;
  /** Reads the project's configuration. */
  config(): Promise<Config>;
  /** The same; undefined if there is no configuration, as before the first pull. */
  configIfAny(): Promise<Config | undefined>;
  /** Returns the setting that names the database: `DATABASE_URL`, which the configuration may set. */
  database(): Promise<DatabaseSetting>;
  /** Connects to `DATABASE_URL`, or to the embedded database, and prints which. `close` closes the connection. */
  connect(): Promise<Connection>;
  /** The same for a setting. */
  connectTo(setting: DatabaseSetting): Promise<Connection>;
  /** Options for scratch databases: the server of `DATABASE_URL` if it is set, and the output to report to. */
  verifyOptions(): Promise<VerifyOptions>;
  /**
   * The configuration, and the options for scratch databases. Connects while it reads the configuration. With `live`, the
   * verb also uses `live()`, and the database of that is printed.
   */
  project(options?: { readonly live?: boolean }): Promise<{
    readonly config: Config;
    readonly verify: VerifyOptions;
  }>;
  /**
   * Connects to the existing database to look at its rows. Returns undefined and prints the reason if no database
   * exists or another process uses it.
   */
  live(): Promise<Connection | undefined>;
  /** The same, but an error of the connection is thrown: the verb needs that check. */
  liveOrFail(): Promise<Connection | undefined>;
  /** Registers something for `close` to close. */
  keep<T extends Closable>(closable: T): T;
  /** Closes everything. With `forGood`, after an interruption, no scratch database is created afterwards. */
  close(options?: { readonly forGood?: boolean }): Promise<void>;
}

export function createSession(options: GlobalOptions, out: Output): Session {
  let configured: Promise<Config> | undefined;
  let connected: Promise<Connection> | undefined;
  const closables: Closable[] = [];
  let ended = false;
  let settings: DatabaseUrl | undefined;
  const folder = async () => {
    const config = await session.configIfAny();
    return config === undefined ? embeddedFolder() : join(config.cache, 'database');
  };
  const load = async () => {
    const { loadConfig } = await import('../config/index.ts');
    try {
      return await loadConfig(process.cwd(), options.config);
    } finally {
      settings?.keep();
    }
  };
  /** Returns whether there is a database to look at. Prints which. */
  const existing = async () => {
    const { url, name } = await session.database();
    if (url !== undefined) return true;
    const path = await folder();
    const exists = existsSync(path);
    out.database(databaseLine(exists ? embeddedAddress(path) : 'none', name));
    return exists;
  };
  const session: Session = {
    out,
    loadSettings() {
      const { config } = options;
      settings = DatabaseUrl.load(config === undefined ? workspaceRoot() : dirname(resolve(config)));
    },
    async database() {
      settings ??= DatabaseUrl.load(workspaceRoot());
      // A set variable needs nothing of the configuration, which may still be loading.
      if (!settings.isSet) await session.configIfAny();
      return settings.read();
    },
    config() {
      configured ??= load();
      return configured;
    },
    async configIfAny() {
      try {
        return await session.config();
      } catch (error) {
        if (isTrellisError(error) && error.code === 'CONFIG_MISSING') return undefined;
        throw error;
      }
    },
    connect() {
      connected ??= session.database().then((setting) => session.connectTo(setting));
      return connected;
    },
    async connectTo(setting) {
      const given = setting.url === undefined ? { folder: await folder() } : {};
      return session.keep(await connectSetting(setting, { ...given, announce: out.database }));
    },
    async verifyOptions() {
      const { url } = await session.database();
      return { connection: url === undefined ? undefined : await session.connect(), onEngine: out.engine };
    },
    async project({ live = false } = {}) {
      const early = session.verifyOptions();
      // An error of the configuration is reported before one of the connection.
      early.catch(() => {});
      const config = await session.config();
      const verify = await early;
      if (live && verify.connection === undefined) await existing();
      return { config, verify };
    },
    async liveOrFail() {
      return (await existing()) ? session.connect() : undefined;
    },
    async live() {
      try {
        return await session.liveOrFail();
      } catch (error) {
        // Another process may have the embedded database open.
        if (!isTrellisError(error)) throw error;
        out.note(`${error.code}: ${error.message}`);
        return undefined;
      }
    },
    keep(closable) {
      // A connection that opens after `close` is closed at once.
      if (ended) void closable.close().catch(() => {});
      closables.push(closable);
      return closable;
    },
    async close(options) {
      ended = true;
      // Scratch databases are dropped over the connection, so before it is closed.
      // A statement that runs for long would delay everything else.
      if (options?.forGood) await Promise.all(closables.map((closable) => closable.abort?.()));
      await closeScratch(options);
      await Promise.all(closables.splice(0).map((closable) => closable.close()));
    },
  };
  return session;
}
