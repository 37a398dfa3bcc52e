/** Jest's global tear-down: ends the server that the set-up started. */
export default async function tearDown(): Promise<void> {
  await globalThis.trellisTestServer?.stop();
}
