import { createServer } from 'node:net';

/**
 * Returns a TCP port of 127.0.0.1 that no process listens on.
 *
 * @throws Error if there is no free port
 *
 * @example
 * import { createServer } from 'node:http';
 * import { freePort } from '@trellis/testing/free-port';
 *
 * createServer().listen(await freePort(), '127.0.0.1');
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free TCP port.');
  return address.port;
}
