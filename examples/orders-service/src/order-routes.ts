import type { OrderId } from '@shop/schema';
import type { FastifyInstance } from 'fastify';
import type { Knex } from 'knex';
import { createOrder, findOrder, listOrders, type TakenOrder } from './orders.ts';
import { problem, sendProblem } from './problem.ts';
import { orderId } from './schemas.ts';

const page = {
  type: 'object',
  additionalProperties: false,
  properties: {
    limit: {
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 20,
      description: 'Largest number of orders.',
    },
    before: { ...orderId, description: 'Last order of the previous page.' },
  },
};
const path = { type: 'object', required: ['order_id'], properties: { order_id: orderId } };
const orders = {
  type: 'object',
  required: ['orders'],
  properties: { orders: { type: 'array', items: { $ref: 'Order#' } } },
};
const refused = { $ref: 'Problem#' };

/** Adds the routes of orders. Their schemas validate requests, select what a response contains, and are the OpenAPI. */
export function addOrderRoutes(app: FastifyInstance, knex: Knex): void {
  app.get<{ Querystring: { limit: number; before?: OrderId } }>(
    '/orders',
    {
      schema: { summary: 'The newest orders', querystring: page, response: { 200: orders, '4xx': refused } },
    },
    async ({ query }) => ({ orders: await listOrders(knex, query) }),
  );

  app.get<{ Params: { order_id: OrderId } }>(
    '/orders/:order_id',
    { schema: { summary: 'One order', params: path, response: { 200: { $ref: 'Order#' }, '4xx': refused } } },
    async ({ params }, reply) => {
      const order = await findOrder(knex, params.order_id);
      return order ?? sendProblem(reply, problem(404, { detail: `There is no order ${params.order_id}.` }));
    },
  );

  app.post<{ Body: TakenOrder }>(
    '/orders',
    {
      schema: {
        summary: 'Take an order',
        body: { $ref: 'NewOrder#' },
        response: { 201: { $ref: 'Order#' }, '4xx': refused },
      },
    },
    async ({ body }, reply) => {
      const created = await createOrder(knex, body);
      return reply.code(201).header('location', `/orders/${created?.order_id}`).send(created);
    },
  );
}
