import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { problem, sendProblem } from './problem.ts';

/**
 * Refuses requests that come after the service has begun to close, and closes the connection of each request. Fastify closes
 * only those that are idle at that time; the others would stay open for the time of keep-alive, and the service with them.
 * Call it before other hooks are added, and create Fastify with `return503OnClosing: false`: its own answer is no problem.
 */
export function refuseWhileClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onRequest', (_request, reply, done) => {
    if (!isClosing) return done();
    return void sendProblem(reply, problem(503, { detail: 'The service is stopping.' }));
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

/** Statuses of requests that Node cannot read, by the code of its error. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
};

/** Answers what is not an HTTP request by a problem, and closes the connection. */
export function refuseUnreadable({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const refused = problem(STATUSES[code ?? ''] ?? 400, { detail: 'The request cannot be read.' });
  const body = JSON.stringify(refused);
  const headers = [
    `HTTP/1.1 ${refused.status} ${refused.title}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
}
