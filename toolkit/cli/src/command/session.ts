import { existsSync } from 'node:fs';
import type { Connection } from '@trellis/database';
import type { VerifyOptions } from '@trellis/verify';
import { closeScratch } from '@trellis/verify/internal';
import type { Config } from '../config/index.ts';
import type { Output } from './output.ts';

/** The options that every verb has. */
export interface GlobalOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** What a verb runs in. */
export interface Session {
  readonly out: Output;
  /** The project's configuration. */
  config(): Promise<Config>;
  /** The database of `DATABASE_URL`, or the embedded one. Closed when the verb ends, however it ends. */
  connect(): Promise<Connection>;
  /** The server of `DATABASE_URL`, to judge in scratch databases, and whom to tell of that; no connection without one. */
  judge(): Promise<VerifyOptions>;
  /** The configuration and who judges by it: the server is reached while that is read. */
  project(): Promise<{ readonly config: Config; readonly judge: VerifyOptions }>;
  /** The database that is there already, to count in; nothing where there is none that opens. */
  live(): Promise<Connection | undefined>;
  /** Lets something be closed at the end. */
  keep<T extends { close(): Promise<void> }>(closable: T): T;
  /** Closes what is open; `forGood`, and nothing else is opened, when the verb is interrupted. */
  close(options?: { readonly forGood?: boolean }): Promise<void>;
}

export function createSession(options: GlobalOptions, out: Output): Session {
  let configured: Promise<Config> | undefined;
  let connected: Promise<Connection> | undefined;
  const kept: { close(): Promise<void> }[] = [];
  let ended = false;
  const open = async () => {
    const { connect } = await import('@trellis/database');
    // A server is reached while the configuration is read.
    const folder = process.env['DATABASE_URL'] ? undefined : `${(await session.config()).cache}/database`;
    return session.keep(await connect({ folder }));
  };
  const load = async () => {
    const { loadConfig } = await import('../config/load-config.ts');
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
    async judge() {
      const connection = process.env['DATABASE_URL'] ? await session.connect() : undefined;
      return { connection, onEngine: out.judge };
    },
    async project() {
      // The configuration may say which server it is, by reading a file of variables for one.
      const judge = process.env['DATABASE_URL'] ? session.judge() : undefined;
      // What is wrong with the configuration is told first.
      judge?.catch(() => {});
      const config = await session.config();
      return { config, judge: await (judge ?? session.judge()) };
    },
    async live() {
      const { cache } = await session.config();
      if (!process.env['DATABASE_URL'] && !existsSync(`${cache}/database`)) return undefined;
      // Another process may have it.
      return session.connect().catch(() => undefined);
    },
    keep(closable) {
      // What was on its way when all was closed is closed as soon as it comes.
      if (ended) void closable.close().catch(() => {});
      kept.push(closable);
      return closable;
    },
    async close(options) {
      // Scratch databases are dropped by way of the connection, so they go before it.
      ended = true;
      await closeScratch(options);
      await Promise.all(kept.splice(0).map((closable) => closable.close()));
    },
  };
  return session;
}
