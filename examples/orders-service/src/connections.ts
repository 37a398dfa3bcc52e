import type { FastifyInstance } from 'fastify';

/**
 * Closes the connection of each request that runs when the service begins to close. Fastify closes only those that are
 * idle at that time; the others would stay open for the time of keep-alive, and the service with them.
 */
export function closeBusyConnections(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}
