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

/** Parts of a request, as Fastify calls them. */
const PARTS: Readonly<Record<string, string>> = {
  body: 'body',
  headers: 'header',
  params: 'path',
  querystring: 'query',
};

/** Class of PostgreSQL's errors about a value, such as a range whose bounds are in the wrong order. */
const DATA_EXCEPTION = '22';
/** A connection that is lost or refused, a server that stops or is full, and transactions that get in each other's way. */
const UNAVAILABLE =
  /^(?:08|40|53|57P0)\w*$|^E(?:AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NOTFOUND|PIPE|TIMEDOUT)$/;

/** Returns the code of an error of PostgreSQL or of a connection, which has none if the driver has ended it. */
function codeOf(error: unknown): string {
  const { code, name, message } = (error ?? {}) as { code?: unknown; name?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  const isLost =
    name === 'KnexTimeoutError' || /^(?:Connection terminated|timeout exceeded)/.test(String(message));
  return isLost ? 'ECONNRESET' : '';
}

/** Turns an error into a problem: a violated constraint, an invalid request, or a failure of the service. */
export function problemOf(error: unknown): Problem {
  const violation = explain(shop, error);
  if (violation) {
    const { rule, columns, message } = violation;
    return problem(statusOf(violation), { detail: message, rule, columns });
  }
  if (isBadInput(error)) return problem(422, { detail: error.message });
  const code = codeOf(error);
  if (code.startsWith(DATA_EXCEPTION)) return problem(422, { detail: 'A value does not fit its column.' });
  if (UNAVAILABLE.test(code))
    return problem(503, { detail: 'The database does not answer. Try again later.' });
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
  return problem(statusCode, {
    detail: `The ${PARTS[validationContext ?? ''] ?? 'request'} is not valid.`,
    errors,
  });
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
