import { startServer, type TestServer } from './server.ts';

declare global {
  var trellisTestServer: TestServer | undefined;
}

/** The global setup of Jest: starts one server for all test files, unless `TEST_DATABASE_URL` names a server. */
export default async function setUp(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  globalThis.trellisTestServer = await startServer();
  process.env['TEST_DATABASE_URL'] = globalThis.trellisTestServer.url;
}
