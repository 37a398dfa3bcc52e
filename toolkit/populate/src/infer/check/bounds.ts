/** The end of an interval of allowed values. */
export interface Bound {
  /** A number, or the seconds of a time since 1970-01-01 00:00 UTC. */
  readonly value: number;
  readonly exclusive: boolean;
  /** Of a time; `zoned`: its constant names a time zone. */
  readonly time?: 'zoned' | 'local';
}

/** The values that checks allow in a column. */
export interface CheckBounds {
  readonly minimum?: Bound;
  readonly maximum?: Bound;
  /** All allowed values. */
  readonly values?: readonly string[];
  /** Values that are not allowed. */
  readonly excluded?: readonly string[];
}

/** Returns the bounds of the values that several bounds allow. */
export function intersection(all: readonly CheckBounds[]): CheckBounds {
  return all.reduce((one, other) => {
    const minimum = tighter(one.minimum, other.minimum, 1);
    const maximum = tighter(one.maximum, other.maximum, -1);
    const values =
      one.values && other.values ? common(one.values, other.values) : (one.values ?? other.values);
    const excluded = [...(one.excluded ?? []), ...(other.excluded ?? [])];
    return {
      ...(minimum && { minimum }),
      ...(maximum && { maximum }),
      ...(values && { values }),
      ...(excluded.length > 0 && { excluded }),
    };
  }, {});
}

/** Returns all values that one of several bounds allows, if each consists of values. */
export function union(all: readonly CheckBounds[]): CheckBounds | undefined {
  const values = all.map((one) => (Object.keys(one).join() === 'values' ? one.values : undefined));
  return values.every((one) => one !== undefined) ? { values: [...new Set(values.flat())] } : undefined;
}

/** Returns the allowed values that are within the bounds. A value that is not a number is not compared. */
export function valuesWithin({
  values,
  minimum,
  maximum,
  excluded = [],
}: CheckBounds): readonly string[] | undefined {
  return values?.filter((text) => {
    if (excluded.includes(text)) return false;
    const value = Number(text);
    const isAbove =
      minimum === undefined || minimum.time || value > minimum.value || isIncluded(minimum, value);
    const isBelow =
      maximum === undefined || maximum.time || value < maximum.value || isIncluded(maximum, value);
    return Number.isNaN(value) || (isAbove && isBelow);
  });
}

/** Returns the bound that allows less. Of equal ones, that is the exclusive one. */
function tighter(one: Bound | undefined, other: Bound | undefined, direction: 1 | -1): Bound | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.value === other.value) return one.exclusive ? one : other;
  return (one.value - other.value) * direction > 0 ? one : other;
}

function common(one: readonly string[], other: readonly string[]): string[] {
  return one.filter((value) => other.includes(value));
}

function isIncluded({ value, exclusive }: Bound, other: number): boolean {
  return !exclusive && value === other;
}
