import { STATUS_CODES } from 'node:http';
import { shop } from '@shop/schema';
import { type Explanation, explain, isBadInput } from '@shop/schema/query';
import type { FastifyReply } from 'fastify';

/** A problem as RFC 9457 describes it. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Name of the constraint that was violated, and its columns. */
  readonly rule?: string;
  readonly columns?: readonly string[];
  /** Wrong parts of the request: `#/products/0/product_id`. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** An error of Fastify, or of its validation of a request. */
interface RequestError {
  readonly statusCode?: number;
  readonly message?: string;
  readonly validationContext?: string;
  readonly validation?: readonly {
    readonly instancePath: string;
    readonly message?: string;
    readonly params: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * Creates the problem of a status.
 *
 * @param status the HTTP status
 * @param more what is particular to this occurrence
 */
export function problem(status: number, more: Partial<Problem> = {}): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, ...more };
}

/** Turns an error into a problem: a violated constraint, an invalid request, or a failure of the service. */
export function problemOf(error: unknown): Problem {
  const violation = explain(shop, error);
  if (violation) {
    const { rule, columns, message } = violation;
    return problem(statusOf(violation), { detail: message, rule, columns });
  }
  if (isBadInput(error)) return problem(422, { detail: error.message });
  const { statusCode = 500, message, validation = [], validationContext } = (error ?? {}) as RequestError;
  // Internal errors belong in the log, not in the response.
  if (statusCode >= 500) return problem(statusCode, { detail: 'The service failed. Try again later.' });
  const errors = validation.map(({ instancePath, message: detail = 'is wrong', params }) => {
    const unknown = params['additionalProperty'];
    return {
      pointer: `#${instancePath}`,
      detail: unknown === undefined ? detail : `${detail}: ${String(unknown).slice(0, 100)}`,
    };
  });
  if (errors.length === 0) return problem(statusCode, { detail: message });
  return problem(statusCode, { detail: `The ${validationContext ?? 'request'} is not valid.`, errors });
}

/**
 * Returns the status of a violated constraint. A row that exists already, or that others refer to, is a conflict with the
 * state of the shop. What cannot be right in any state is a request that cannot be processed.
 */
function statusOf({ kind, problem: side }: Explanation): 409 | 422 {
  const isConflict = ['unique', 'primary key', 'exclusion'].includes(kind) || side === 'in use';
  return isConflict ? 409 : 422;
}

/** Sends a problem. */
export function sendProblem(reply: FastifyReply, sent: Problem): FastifyReply {
  return reply.code(sent.status).type('application/problem+json').send(sent);
}
