import { TrellisError } from '@trellis/model';

/** Throws the error for text output in a style that the session has chosen. */
export function unexpectedStyle(type: string, text: string): never {
  throw new TrellisError(
    'SESSION_STYLE',
    `Expected a ${type} in PostgreSQL's default style, got "${text}". Use DateStyle ISO and bytea_output hex in the session.`,
  );
}
