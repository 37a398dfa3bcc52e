import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { createDatabase } from '@trellis/testing';
import type { Config } from '../src/config/config.ts';
import { configIn } from './config.ts';

/** A database of its own for the tests of a file. */
interface TestConnection {
  readonly url: string;
  readonly connection: Connection;
}

/** A project in a folder of its own for each test, verified by the server of `DATABASE_URL`. */
interface TestProject extends TestConnection {
  readonly config: Config;
}

/**
 * Connects to a database that is created before the tests of a file and dropped after them. The returned object is
 * filled before the first test.
 *
 * @param label part of the name of the database
 */
export function testConnection(label: string): TestConnection {
  const filled = {} as { url: string; connection: Connection };
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await createDatabase(label);
    drop = database.drop;
    filled.url = database.url;
    filled.connection = await connect(database);
    process.env['DATABASE_URL'] = filled.url;
  });
  afterAll(async () => {
    delete process.env['DATABASE_URL'];
    await filled.connection.close();
    await drop();
  });
  return filled;
}

/** The same with the configuration of a new project in an empty folder for each test. */
export function testProject(label: string): TestProject {
  const filled = testConnection(label) as TestConnection & { config: Config };
  beforeEach(() => {
    filled.config = configIn(mkdtempSync(join(tmpdir(), `trellis-${label}-`)));
  });
  afterEach(() => rmSync(filled.config.root, { recursive: true, force: true }));
  return filled;
}
