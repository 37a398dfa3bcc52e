import { Client } from 'pg';
import { startServer, type TestServer } from './server.ts';

declare global {
  var trellisTestServer: TestServer | undefined;
}

/**
 * The global setup of Jest: starts one server for all test files, unless `TEST_DATABASE_URL` names a server, and notes
 * its version.
 */
export default async function setUp(): Promise<void> {
  if (!process.env['TEST_DATABASE_URL']) {
    globalThis.trellisTestServer = await startServer();
    process.env['TEST_DATABASE_URL'] = globalThis.trellisTestServer.url;
  }
  const client = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  const { rows } = await client.query('show server_version_num');
  await client.end();
  process.env['TEST_SERVER_VERSION'] = rows[0].server_version_num;
}
