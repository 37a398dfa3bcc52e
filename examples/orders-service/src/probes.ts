import { shop } from '@shop/schema';
import { checkDatabase } from '@shop/schema/query';
import type { FastifyInstance } from 'fastify';
import type { Knex } from 'knex';
import { problem, sendProblem } from './problem.ts';

const status = { type: 'object', properties: { status: { type: 'string' } }, required: ['status'] };

/** The longest time of a probe, in milliseconds. An orchestrator waits no longer either. */
const PROBE_TIMEOUT = 5_000;

/**
 * Adds the probes of an orchestrator. `/health` says that the process answers, and does not ask the database: a restart of
 * the service would not help the database. `/ready` says that requests can be served: the database answers and still
 * satisfies the schema. `assertDatabase` remembers a fit, so the check is `checkDatabase`.
 */
export function addProbes(app: FastifyInstance, knex: Knex): void {
  app.get(
    '/health',
    { schema: { summary: 'Whether the service runs', response: { 200: status } } },
    async () => ({
      status: 'ok',
    }),
  );
  const responses = { 200: status, 503: { $ref: 'Problem#' } };
  app.get(
    '/ready',
    { schema: { summary: 'Whether the service can serve requests', response: responses } },
    async (request, reply) => {
      try {
        const result = await checkDatabase(knex, shop, { signal: AbortSignal.timeout(PROBE_TIMEOUT) });
        if (result.status === 'fits') return { status: 'ok' };
        return sendProblem(reply, problem(503, { detail: result.message }));
      } catch (error) {
        request.log.error(error);
        return sendProblem(reply, problem(503, { detail: 'The database does not answer.' }));
      }
    },
  );
}
