import type { Session } from './session.ts';

/** The values of a verb's options, by their names in camelCase. */
export type Options = Readonly<Record<string, unknown>>;

/** Runs one verb of the command line. Returns the exit code. */
export type Verb = (session: Session, args: readonly string[], options: Options) => Promise<number>;

/** Imports the module of a verb. */
export type LoadVerb = () => Promise<{ readonly verb: Verb }>;
