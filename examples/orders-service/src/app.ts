import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify from 'fastify';
import type { Knex } from 'knex';
import { Type } from 'typebox';
import { createOrder, findOrder, listOrders } from './orders.ts';
import { problemOf } from './problem.ts';

/** A 32-bit key, as the shop numbers its rows. */
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
 * The service over a database: its routes, and every error as a problem in JSON (RFC 9457).
 *
 * @param knex the shop's database; the caller ends it
 */
export function buildApp(knex: Knex, options: { readonly logger?: boolean } = {}) {
  const app = fastify({
    logger: options.logger ?? false,
    // What is not asked for is refused, not dropped in silence.
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
      .send({ status: 404, title: `Expected a path of this service, got ${request.method} ${request.url}.` }),
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
          title: `Expected the number of an order, got ${params.order_id}, which none has.`,
        });
    },
  );

  app.post('/orders', { schema: { body: NewOrder } }, async ({ body }, reply) => {
    const order = await createOrder(knex, body);
    return reply.code(201).header('location', `/orders/${order?.order_id}`).send(order);
  });

  return app;
}
