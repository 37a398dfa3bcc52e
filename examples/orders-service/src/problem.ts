import { shop } from '@shop/schema';
import { explain } from '@shop/schema/query';

/** A problem as RFC 9457 describes it. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  /** The rule of the database that was broken, by its constraint's name. */
  readonly rule?: string;
  /** The columns that it is about. */
  readonly columns?: readonly string[];
}

/** What an error is to the caller: a rule of the shop that does not hold, a wrong request, or our own failure. */
export function problemOf(error: unknown): Problem {
  const broken = explain(shop, error);
  if (broken) {
    const { rule, columns, message } = broken;
    return {
      status: broken.kind === 'unique' || broken.kind === 'primary key' ? 409 : 422,
      title: message,
      rule,
      columns,
    };
  }
  const { statusCode = 500, message = '' } = error as { statusCode?: number; message?: string };
  // What went wrong inside is for the log, not for the caller.
  if (statusCode >= 500) return { status: 500, title: 'The service failed. Try again later.' };
  return { status: statusCode, title: message };
}
