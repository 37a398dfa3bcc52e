/** The global teardown of Jest: stops the server that the setup started. */
export default async function tearDown(): Promise<void> {
  await globalThis.trellisTestServer?.stop();
}
