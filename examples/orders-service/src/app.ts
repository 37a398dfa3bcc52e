import swagger from '@fastify/swagger';
import { shop } from '@shop/schema';
import fastify from 'fastify';
import type { Knex } from 'knex';
import { refuseUnreadable, refuseWhileClosing } from './connections.ts';
import { refuseUnknownRoutes } from './methods.ts';
import { addOrderRoutes } from './order-routes.ts';
import { addProbes } from './probes.ts';
import { problemOf, sendProblem } from './problem.ts';
import { SCHEMAS } from './schemas.ts';
import { buildValidator } from './validation.ts';

/**
 * Builds the service. Every error is a JSON problem (RFC 9457).
 *
 * @param knex the shop's database; the caller closes it
 * @param options `logger` to log requests
 */
export async function buildApp(knex: Knex, options: { readonly logger?: boolean } = {}) {
  const app = fastify({
    logger: options.logger ?? false,
    return503OnClosing: false,
    clientErrorHandler: refuseUnreadable,
    schemaController: { compilersFactory: { buildValidator } },
    // Errors before there is a route, such as a path that is not a URL.
    frameworkErrors: (error, _request, reply) => sendProblem(reply, problemOf(error)),
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error(error);
    return sendProblem(reply, problem);
  });
  // Texts are not JSON.
  app.removeContentTypeParser('text/plain');
  refuseWhileClosing(app);
  refuseUnknownRoutes(app);
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Orders of the shop', version: shop.version } },
    refResolver: {
      buildLocalReference: ({ $id }, _uri, _fragment, index) => String($id ?? `schema-${index}`),
    },
  });
  for (const schema of SCHEMAS) app.addSchema(schema);
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  addProbes(app, knex);
  addOrderRoutes(app, knex);
  return app;
}
