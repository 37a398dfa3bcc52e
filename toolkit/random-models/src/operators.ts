import type { EventTrigger, Operator, Routine } from '@trellis/model';
import fc from 'fast-check';

/** Operators on functions of PostgreSQL, some of which negate each other or are their own commutator. */
export const randomOperators: fc.Arbitrary<readonly Operator[]> = fc
  .record({
    negated: fc.boolean(),
    commutes: fc.boolean(),
    restrict: fc.constantFrom(undefined, 'eqsel', 'neqsel'),
    hashes: fc.boolean(),
    comment: fc.constantFrom(undefined, "It's equal."),
  })
  .map(({ negated, commutes, restrict, hashes, comment }): readonly Operator[] => {
    const [same, other] = [
      { schema: 'public', name: '===' },
      { schema: 'public', name: '!==' },
    ];
    const operands = { left: 'integer', right: 'integer' };
    const one: Operator = {
      ...same,
      ...(comment && { comment }),
      ...operands,
      function: 'int4eq',
      ...(commutes && { commutator: same }),
      ...(negated && { negator: other }),
      ...(restrict && { restrict }),
      ...(hashes && { hashes: true }),
    };
    return negated ? [{ ...other, ...operands, function: 'int4ne', negator: same }, one] : [one];
  });

/** The function of the event triggers. */
export const eventFunction: Routine = {
  schema: 'public',
  name: 'noted',
  kind: 'function',
  arguments: '',
  signature: '',
  definition: `create function public.noted() returns event_trigger language plpgsql as 'begin end'`,
};

/** Event triggers, which call `eventFunction`. */
export const randomEventTriggers: fc.Arbitrary<readonly EventTrigger[]> = fc
  .record({
    event: fc.constantFrom('ddl_command_start', 'ddl_command_end', 'sql_drop'),
    tags: fc.constantFrom(undefined, ['CREATE TABLE', 'DROP TABLE']),
    enabled: fc.constantFrom(undefined, 'disabled' as const, 'always' as const),
    comment: fc.constantFrom(undefined, "It's noted."),
  })
  .map(({ event, tags, enabled, comment }) => [
    {
      name: 'et',
      ...(comment && { comment }),
      event,
      ...(tags && { tags }),
      function: 'public.noted',
      ...(enabled && { enabled }),
    },
  ]);
