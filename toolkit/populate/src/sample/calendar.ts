import type { Calendar } from './generator.ts';

const DAY = 86_400;

/** The relative activity of each month. */
const MONTHS = [80, 78, 88, 92, 98, 96, 90, 88, 98, 106, 130, 156];
/** The relative activity of each day of the week, from Sunday. */
const WEEKDAYS = [112, 104, 98, 96, 98, 102, 110];
/** The relative activity of each hour (UTC). */
const HOURS = [6, 3, 2, 2, 3, 6, 14, 26, 40, 52, 58, 60, 64, 60, 56, 54, 56, 62, 74, 88, 92, 76, 44, 18];

/**
 * Creates the calendar of a sample.
 *
 * @param asOf the day after the last one, such as `2026-01-01`
 * @param years the length of the period
 */
export function makeCalendar(asOf: string, years: number): Calendar {
  const [year = 0, month = 1, day = 1] = asOf.split('-').map(Number);
  const end = Date.UTC(year, month - 1, day) / 1000;
  const start = Date.UTC(year - years, month - 1, day) / 1000;
  const days = Math.round((end - start) / DAY);
  const byDay = cumulative(days, (index) => {
    const date = new Date((start + index * DAY) * 1000);
    // Activity doubles over the period.
    const growth = days + index;
    return growth * (MONTHS[date.getUTCMonth()] ?? 0) * (WEEKDAYS[date.getUTCDay()] ?? 0);
  });
  const byHour = cumulative(24, (hour) => HOURS[hour] ?? 0);
  return {
    start,
    end,
    at(fraction) {
      const [date, inDate] = locate(byDay, fraction);
      const [hour, inHour] = locate(byHour, inDate);
      return start + date * DAY + hour * 3600 + Math.floor(inHour * 3600);
    },
  };
}

/** Cumulative weights from 0: entry `n` is the weight of all intervals before interval `n`. */
function cumulative(intervals: number, weight: (interval: number) => number): Float64Array {
  const sums = new Float64Array(intervals + 1);
  for (let interval = 0; interval < intervals; interval++)
    sums[interval + 1] = (sums[interval] ?? 0) + weight(interval);
  return sums;
}

/** The interval that a fraction of the whole weight falls into, and the fraction within it. */
function locate(sums: Float64Array, fraction: number): readonly [number, number] {
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
