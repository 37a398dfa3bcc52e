import { shop } from '@shop/schema';
import { explain } from '@shop/schema/query';

/** A problem as RFC 9457 describes it. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  /** The name of the constraint that was violated. */
  readonly rule?: string;
  /** The columns of the constraint. */
  readonly columns?: readonly string[];
}

/** Turns an error into a problem: a violated constraint, an invalid request, or a failure of the service. */
export function problemOf(error: unknown): Problem {
  const violation = explain(shop, error);
  if (violation) {
    const { rule, columns, message } = violation;
    return {
      status: violation.kind === 'unique' || violation.kind === 'primary key' ? 409 : 422,
      title: message,
      rule,
      columns,
    };
  }
  const { statusCode = 500, message = '' } = error as { statusCode?: number; message?: string };
  // Internal errors belong in the log, not in the response.
  if (statusCode >= 500) return { status: 500, title: 'The service failed. Try again later.' };
  return { status: statusCode, title: message };
}
