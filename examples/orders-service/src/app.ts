import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify from 'fastify';
import type { Knex } from 'knex';
import { Type } from 'typebox';
import { createOrder, findOrder, listOrders } from './orders.ts';
import { problemOf } from './problem.ts';

/** An id: a positive 32-bit integer. */
const Key = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

const Page = Type.Object(
  { limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }), before: Type.Optional(Key) },
  { additionalProperties: false },
);

const NewOrder = Type.Object(
  {
    customer_id: Key,
    products: Type.Array(
      Type.Object(
        { product_id: Key, product_count: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { additionalProperties: false },
);

/**
 * Builds the service. Every error is a JSON problem (RFC 9457).
 *
 * @param knex the shop's database; the caller closes it
 * @param options `logger` to log requests
 */
export function buildApp(knex: Knex, options: { readonly logger?: boolean } = {}) {
  const app = fastify({
    logger: options.logger ?? false,
    // Fastify drops unknown properties by default. Refuse them instead.
    ajv: { customOptions: { removeAdditional: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error(error);
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type('application/problem+json')
      .send({ status: 404, title: `There is no ${request.method} ${request.url}.` }),
  );

  app.get('/health', async () => ({ status: 'ok', database: await knex.raw('select 1').then(() => 'ok') }));

  app.get('/orders', { schema: { querystring: Page } }, async ({ query }) => ({
    orders: await listOrders(knex, query),
  }));

  app.get(
    '/orders/:order_id',
    { schema: { params: Type.Object({ order_id: Key }) } },
    async ({ params }, reply) => {
      const order = await findOrder(knex, params.order_id);
      if (order !== null) return order;
      return reply
        .code(404)
        .type('application/problem+json')
        .send({
          status: 404,
          title: `There is no order ${params.order_id}.`,
        });
    },
  );

  app.post('/orders', { schema: { body: NewOrder } }, async ({ body }, reply) => {
    const order = await createOrder(knex, body);
    return reply.code(201).header('location', `/orders/${order?.order_id}`).send(order);
  });

  return app;
}
