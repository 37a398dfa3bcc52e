import { startServer, type TestServer } from './server.ts';

declare global {
  var trellisTestServer: TestServer | undefined;
}

/** Jest's global set-up: one server for all test files, unless `TEST_DATABASE_URL` names one. */
export default async function setUp(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  globalThis.trellisTestServer = await startServer();
  process.env['TEST_DATABASE_URL'] = globalThis.trellisTestServer.url;
}
