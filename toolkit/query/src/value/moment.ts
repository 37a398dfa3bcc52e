import { remember, remembered } from '../moment/index.ts';

/** A timestamp as PostgreSQL prints it with `DateStyle` ISO, or as `to_json` does. */
const PRINTED =
  /^(\d{4,})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(?:([+-])(\d\d)(?::?(\d\d))?(?::(\d\d))?|(Z))?( BC)?$/;

/**
 * Parses a timestamp. A `Date` has milliseconds, so microseconds are truncated, and the Date remembers its exact text.
 * Like the driver, this function reads a timestamp without time zone in the time zone of the process.
 *
 * @param text the timestamp: `2024-02-29 12:30:00.123456+00`, `infinity`
 * @returns a Date; like the driver, the number `Infinity` or `-Infinity` for an infinite timestamp; `undefined` if the
 *   text is not a timestamp
 */
export function parseMoment(text: string): Date | number | undefined {
  const match = PRINTED.exec(text);
  if (match === null) {
    if (text === 'infinity') return Number.POSITIVE_INFINITY;
    return text === '-infinity' ? Number.NEGATIVE_INFINITY : undefined;
  }
  const [, y, mo, d, h, mi, s = '0', fraction = '', sign, zh = '0', zm = '0', zs = '0', z, bc] = match;
  const year = bc === undefined ? Number(y) : 1 - Number(y);
  const month = Number(mo) - 1;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const moment = new Date(0);
  const zone = sign !== undefined || z !== undefined;
  if (!zone) {
    moment.setFullYear(year, month, Number(d));
    moment.setHours(Number(h), Number(mi), Number(s), ms);
  } else {
    const offset = Number(zh) * 3600 + Number(zm) * 60 + Number(zs);
    moment.setUTCFullYear(year, month, Number(d));
    moment.setUTCHours(Number(h), Number(mi), Number(s) - (sign === '-' ? -offset : offset), ms);
  }
  // When a clock is set forward, the local time zone skips an hour or a day, which the Date moves.
  const isMoved = !zone && !isLocal(moment, Number(d), Number(h), Number(mi));
  if (fraction.length > 3 || isMoved || Number.isNaN(moment.getTime()))
    remember(moment, { text, zone, micros: fraction.slice(3) });
  return moment;
}

function isLocal(moment: Date, day: number, hours: number, minutes: number): boolean {
  return moment.getDate() === day && moment.getHours() === hours && moment.getMinutes() === minutes;
}

/**
 * Prints a timestamp in a form that PostgreSQL accepts for every year. A Date that was read keeps its microseconds.
 *
 * @param moment a valid Date
 * @param zone whether the column has a time zone; if not, the time zone of the process is used, as by the driver
 */
export function printMoment(moment: Date, zone: boolean): string {
  const exact = remembered(moment);
  const year = zone ? moment.getUTCFullYear() : moment.getFullYear();
  const parts = zone
    ? [
        moment.getUTCMonth() + 1,
        moment.getUTCDate(),
        moment.getUTCHours(),
        moment.getUTCMinutes(),
        moment.getUTCSeconds(),
      ]
    : [moment.getMonth() + 1, moment.getDate(), moment.getHours(), moment.getMinutes(), moment.getSeconds()];
  const [month, day, hours, minutes, seconds] = parts.map((part) => pad(part, 2));
  const printed = `${pad(year > 0 ? year : 1 - year, 4)}-${month}-${day} ${hours}:${minutes}:${seconds}.${pad(moment.getMilliseconds(), 3)}${exact?.micros ?? ''}`;
  return `${printed}${zone ? '+00' : ''}${year > 0 ? '' : ' BC'}`;
}

/** PostgreSQL's first day, and the last years of its dates and timestamps. */
const FIRST_DAY = -4713 * 10000 + 1124;
const LAST_YEAR = { date: 5874897, timestamp: 294276 };

/**
 * Checks whether the date in a text exists and is in PostgreSQL's range: `2024-02-29`, `0044-03-15 BC`.
 *
 * @param text a date or a timestamp
 * @param type the type, which determines the range
 */
export function hasDay(text: string, type: 'date' | 'timestamp' = 'date'): boolean {
  const match = /^(\d{4,})-(\d\d)-(\d\d)(?=$|[ T])/.exec(text);
  if (match === null) return false;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  const astronomical = text.endsWith(' BC') ? 1 - year : year;
  const last = new Date(Date.UTC(2000 + (((astronomical % 400) + 400) % 400), month, 0)).getUTCDate();
  const exists = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= last;
  return exists && astronomical <= LAST_YEAR[type] && astronomical * 10000 + month * 100 + day >= FIRST_DAY;
}

/** Checks whether a text is a timestamp that PostgreSQL takes: `2024-02-29T12:30:00Z`, `infinity`. It rounds further digits. */
export function isMoment(text: string): boolean {
  const rounded = text.replace(/(\.\d{6})\d+/, '$1');
  const moment = parseMoment(rounded);
  if (moment === undefined) return false;
  if (typeof moment === 'number') return true;
  const [, , , , h, mi, s = '0', fraction = '', , zh = '0', zm = '0', zs = '0'] = PRINTED.exec(rounded) ?? [];
  const below = (limit: number, ...parts: string[]) => parts.every((part) => Number(part) < limit);
  const isLeapSecond = s === '60' && Number(fraction) === 0;
  return (
    hasDay(text, 'timestamp') &&
    below(24, String(h)) &&
    below(60, String(mi), zm, zs) &&
    (isLeapSecond || below(60, s)) &&
    below(16, zh)
  );
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
