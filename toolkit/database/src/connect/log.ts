/** How Knex begins to say what it throws as well. */
const THROWN = /^(Acquire connection error|migration file "|migration failed with error: )/;

/**
 * What Knex has to say goes to standard error, since standard output is for results. A failure
 * to connect or to migrate is left out: it is thrown too, and whoever catches it says it once.
 */
export const log = {
  warn(message: unknown): void {
    if (!THROWN.test(String(message))) console.warn(message);
  },
  error: (message: unknown): void => console.error(message),
  deprecate: (message: unknown): void => console.warn(message),
  debug: (message: unknown): void => console.error(message),
};
