import fc from 'fast-check';

/** True with a probability in percent. */
export const chance = (percent: number) => fc.integer({ min: 0, max: 99 }).map((n) => n < percent);

/** A value with a probability in percent, else undefined. */
export const some = <T>(arbitrary: fc.Arbitrary<T>, percent: number) =>
  fc.tuple(chance(percent), arbitrary).map(([yes, value]) => (yes ? value : undefined));

/** Returns an object with one property, or without it if the value is undefined. */
export const named = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: T };

/** A comment, possibly with characters that need quoting. */
export const comment = some(fc.constantFrom('one', "it's; -- two", '$$ three \\'), 20);

/** One value for each element of a list, in its order. */
export const each = <T, R>(list: readonly T[], make: (one: T, at: number) => fc.Arbitrary<R>) =>
  fc.tuple(...list.map(make)) as fc.Arbitrary<R[]>;
