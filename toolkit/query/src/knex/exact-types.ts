/** The part of `pg.types` that reads values. */
export interface TypeParsers {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own types say so, of the values and of the parsers
  getTypeParser(oid: any, format?: any): any;
}

const TEXT = 25;
const TEXT_ARRAY = 1009;

/** Types that `pg` by itself reads as something less than what the server sent, and as what to read them instead. */
const AS_TEXT: ReadonlyMap<number, number> = new Map([
  [1082, TEXT], // date: a day, which pg turns into a moment of the local time zone
  [1182, TEXT_ARRAY], // date[]
  [1186, TEXT], // interval: pg takes it apart
  [1187, TEXT_ARRAY], // interval[]
  [1231, TEXT_ARRAY], // numeric[]: pg rounds it
  [651, TEXT_ARRAY], // cidr[], which pg leaves as one text, as it does the ranges
  [3905, TEXT_ARRAY], // int4range[]
  [3909, TEXT_ARRAY], // tsrange[]
  [3911, TEXT_ARRAY], // tstzrange[]
  [3913, TEXT_ARRAY], // daterange[]
  [3927, TEXT_ARRAY], // int8range[]
]);

/**
 * How `pg` shall read values so that rows are what their types say: days, intervals and arrays of numeric as
 * exact strings. For the connection of a Knex instance, which changes nothing for others in the program.
 * (An array of an enum still comes as its text, `{a,b}`: the driver does not know the enum.)
 *
 * @param types the driver's own: `pg.types`
 * @example knex({ client: 'pg', connection: { connectionString, types: exactTypes(pg.types) } })
 */
export function exactTypes(types: TypeParsers): TypeParsers {
  return {
    getTypeParser: (oid: number, format) => types.getTypeParser(AS_TEXT.get(oid) ?? oid, format),
  };
}
