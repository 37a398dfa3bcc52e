import { type Cast, type Model, quoteIdentifier } from '@trellis/model';
import fc from 'fast-check';

/**
 * Casts between the enums of a Model and a type that no column has, so that they do not convert values. An
 * implicit cast would make operators ambiguous.
 */
export function randomCasts({ enums }: Model): fc.Arbitrary<readonly Cast[]> {
  const casts = enums.map(({ name }) =>
    fc
      .record({
        target: fc.constantFrom('macaddr', 'tid'),
        context: fc.constantFrom(undefined, 'assignment' as const),
        comment: fc.constantFrom(undefined, "It's read as text."),
      })
      .map(
        ({ target, context, comment }): Cast => ({
          source: `public.${quoteIdentifier(name)}`,
          target,
          by: 'inout',
          ...(context && { context }),
          ...(comment && { comment }),
        }),
      ),
  );
  return fc.tuple(...casts.map((cast) => fc.option(cast))).map((list) => list.flatMap((one) => one ?? []));
}
