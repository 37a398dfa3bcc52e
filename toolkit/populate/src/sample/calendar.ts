import type { Calendar } from './generator.ts';

const DAY = 86_400;

/** How busy each month of the year is, against the others. */
const MONTHS = [80, 78, 88, 92, 98, 96, 90, 88, 98, 106, 130, 156];
/** How busy each day of the week is, from Sunday. */
const WEEKDAYS = [112, 104, 98, 96, 98, 102, 110];
/** How busy each hour is (UTC). */
const HOURS = [6, 3, 2, 2, 3, 6, 14, 26, 40, 52, 58, 60, 64, 60, 56, 54, 56, 62, 74, 88, 92, 76, 44, 18];

/**
 * Makes the calendar of a sample: the years before a day, by tables of whole numbers.
 *
 * @param asOf the day at whose beginning the sample ends, `2026-01-01`
 * @param years how many years it plays in
 */
export function makeCalendar(asOf: string, years: number): Calendar {
  const [year = 0, month = 1, day = 1] = asOf.split('-').map(Number);
  const end = Date.UTC(year, month - 1, day) / 1000;
  const start = Date.UTC(year - years, month - 1, day) / 1000;
  const days = Math.round((end - start) / DAY);
  const byDay = running(days, (index) => {
    const date = new Date((start + index * DAY) * 1000);
    // The business doubles over the years.
    const growth = days + index;
    return growth * (MONTHS[date.getUTCMonth()] ?? 0) * (WEEKDAYS[date.getUTCDay()] ?? 0);
  });
  const byHour = running(24, (hour) => HOURS[hour] ?? 0);
  return {
    start,
    end,
    at(fraction) {
      const [date, inDate] = place(byDay, fraction);
      const [hour, inHour] = place(byHour, inDate);
      return start + date * DAY + hour * 3600 + Math.floor(inHour * 3600);
    },
  };
}

/** Running sums from 0: `sums[n]` is what comes before part `n`. */
function running(parts: number, weight: (part: number) => number): Float64Array {
  const sums = new Float64Array(parts + 1);
  for (let part = 0; part < parts; part++) sums[part + 1] = (sums[part] ?? 0) + weight(part);
  return sums;
}

/** The part into which a fraction of the whole falls, and how far into that part. */
function place(sums: Float64Array, fraction: number): readonly [number, number] {
  const target = fraction * (sums[sums.length - 1] ?? 0);
  let [low, high] = [0, sums.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sums[middle] ?? 0) <= target) low = middle;
    else high = middle - 1;
  }
  const before = sums[low] ?? 0;
  return [low, (target - before) / ((sums[low + 1] ?? 0) - before)];
}
