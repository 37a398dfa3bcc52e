import fc from 'fast-check';

/** True so many times in a hundred. */
export const chance = (percent: number) => fc.integer({ min: 0, max: 99 }).map((n) => n < percent);

/** A value so many times in a hundred, else nothing. */
export const some = <T>(arbitrary: fc.Arbitrary<T>, percent: number) =>
  fc.tuple(chance(percent), arbitrary).map(([yes, value]) => (yes ? value : undefined));

/** A property, unless there is nothing to put into it. */
export const named = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: T };

/** A comment, odd as people may write it. */
export const comment = some(fc.constantFrom('one', "it's; -- two", '$$ three \\'), 20);

/** One of each, in their order. */
export const each = <T, R>(list: readonly T[], make: (one: T, at: number) => fc.Arbitrary<R>) =>
  fc.tuple(...list.map(make)) as fc.Arbitrary<R[]>;
