/** A time in a check. */
export interface TimeConstant {
  /** Seconds since 1970-01-01 00:00 UTC. */
  readonly value: number;
  /** `zoned`: the text names its time zone. Without one, the value is that of UTC. */
  readonly time: 'zoned' | 'local';
}

const TIME =
  /^\s*(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?\s*(?:(Z|UTC)|([+-])(\d\d)(?::?(\d\d))?)?\s*$/i;

/**
 * Reads a date or timestamp in ISO format, as PostgreSQL prints it.
 *
 * @param text the constant without quotes: `2024-01-01`, `2024-01-01 10:00:00+02`
 */
export function timeOf(text: string): TimeConstant | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hours = 0, minutes = 0, seconds = 0, utc, sign, zoneHours = 0, zoneMinutes = 0] =
    match;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -60 : 60);
  const value = start + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) - offset;
  return { value, time: utc === undefined && sign === undefined ? 'local' : 'zoned' };
}
