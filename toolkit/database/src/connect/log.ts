/** The start of Knex messages that are also thrown as errors. */
const THROWN = /^(Acquire connection error|migration file "|migration failed with error: )/;

/**
 * Logger for Knex. It writes to standard error, because standard output is for results. It omits failures to
 * connect or to migrate, which Knex throws too.
 */
export const log = {
  warn(message: unknown): void {
    if (!THROWN.test(String(message))) console.warn(message);
  },
  error: (message: unknown): void => console.error(message),
  deprecate: (message: unknown): void => console.warn(message),
  debug: (message: unknown): void => console.error(message),
};
