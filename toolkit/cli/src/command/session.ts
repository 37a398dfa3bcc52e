import { existsSync } from 'node:fs';
import type { Connection } from '@trellis/database';
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

/** The context of a verb: output, configuration and connections. */
export interface Session {
  readonly out: Output;
  /** Reads the project's configuration. */
  config(): Promise<Config>;
  /** Connects to `DATABASE_URL`, or to the embedded database. `close` closes the connection. */
  connect(): Promise<Connection>;
  /** Options for scratch databases: the server of `DATABASE_URL` if it is set, and the output to report to. */
  verifyOptions(): Promise<VerifyOptions>;
  /** The configuration, and the options for scratch databases. Connects while it reads the configuration. */
  project(): Promise<{ readonly config: Config; readonly verify: VerifyOptions }>;
  /** Connects to the existing database to count rows. Returns undefined if there is no database or it is in use. */
  live(): Promise<Connection | undefined>;
  /** Registers something for `close` to close. */
  keep<T extends { close(): Promise<void> }>(closable: T): T;
  /** Closes everything. With `forGood`, after an interruption, no scratch database is created afterwards. */
  close(options?: { readonly forGood?: boolean }): Promise<void>;
}

export function createSession(options: GlobalOptions, out: Output): Session {
  let configured: Promise<Config> | undefined;
  let connected: Promise<Connection> | undefined;
  const closables: { close(): Promise<void> }[] = [];
  let ended = false;
  const open = async () => {
    const { connect } = await import('@trellis/database');
    // A server needs nothing of the configuration, which may still be loading.
    const folder = process.env['DATABASE_URL'] ? undefined : `${(await session.config()).cache}/database`;
    return session.keep(await connect({ folder }));
  };
  const load = async () => {
    const { loadConfig } = await import('../config/index.ts');
    return loadConfig(process.cwd(), options.config);
  };
  const session: Session = {
    out,
    config() {
      configured ??= load();
      return configured;
    },
    connect() {
      connected ??= open();
      return connected;
    },
    async verifyOptions() {
      const connection = process.env['DATABASE_URL'] ? await session.connect() : undefined;
      return { connection, onEngine: out.engine };
    },
    async project() {
      // The configuration may set DATABASE_URL, for example from a .env file.
      const early = process.env['DATABASE_URL'] ? session.verifyOptions() : undefined;
      // An error of the configuration is reported before one of the connection.
      early?.catch(() => {});
      const config = await session.config();
      return { config, verify: await (early ?? session.verifyOptions()) };
    },
    async live() {
      const { cache } = await session.config();
      if (!process.env['DATABASE_URL'] && !existsSync(`${cache}/database`)) return undefined;
      // Another process may have the embedded database open.
      return session.connect().catch(() => undefined);
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
      await closeScratch(options);
      await Promise.all(closables.splice(0).map((closable) => closable.close()));
    },
  };
  return session;
}
