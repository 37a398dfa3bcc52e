/** A period of the calendar. */
export type Period = 'day' | 'week' | 'month' | 'year';

const DAY = 86_400_000;

/** The first day of a period. */
interface Calendar {
  /** The first day of the period of a day. */
  start(day: Date): Date;
  /** The first day of a period that comes some periods later. */
  later(start: Date, count: number): Date;
  /** The beginning of a name. */
  name(start: Date): string;
}

const two = (value: number) => String(value).padStart(2, '0');
const utc = (year: number, month = 0, day = 1) => new Date(Date.UTC(year, month, day));
const days = (count: number) => (start: Date, later: number) =>
  new Date(start.getTime() + later * count * DAY);
const dayName = (day: Date) =>
  `${day.getUTCFullYear()}_${two(day.getUTCMonth() + 1)}_${two(day.getUTCDate())}`;

/** The week of ISO 8601: the first one of a year has its first Thursday. */
function weekName(monday: Date): string {
  const thursday = new Date(monday.getTime() + 3 * DAY);
  const first = utc(thursday.getUTCFullYear());
  return `${thursday.getUTCFullYear()}_w${two(Math.floor((thursday.getTime() - first.getTime()) / DAY / 7) + 1)}`;
}

const calendars: Readonly<Record<Period, Calendar>> = {
  day: { start: (day) => day, later: days(1), name: dayName },
  week: {
    start: (day) => new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY),
    later: days(7),
    name: weekName,
  },
  month: {
    start: (day) => utc(day.getUTCFullYear(), day.getUTCMonth()),
    later: (start, count) => utc(start.getUTCFullYear(), start.getUTCMonth() + count),
    name: (start) => `${start.getUTCFullYear()}_${two(start.getUTCMonth() + 1)}`,
  },
  year: {
    start: (day) => utc(day.getUTCFullYear()),
    later: (start, count) => utc(start.getUTCFullYear() + count),
    name: (start) => String(start.getUTCFullYear()),
  },
};

/** The first day of a period, and its name. */
export interface PeriodStart {
  /** `2026-01-31`. */
  readonly day: string;
  readonly name: string;
}

/**
 * Lists periods: from that of one day up to some periods after that of another. Time zones do not matter to days.
 *
 * @param from a day of the first period: `2026-01-31`
 * @param now a day of the current period
 * @param later how many periods the last one comes after the current one; it can be negative
 * @returns the first days in order; none if the last period comes before the first
 */
export function periodsBetween(
  period: Period,
  { from, now, later }: { readonly from: string; readonly now: string; readonly later: number },
): readonly PeriodStart[] {
  const { start, later: add, name } = calendars[period];
  const last = add(start(dayOf(now)), later);
  const found: PeriodStart[] = [];
  for (let at = start(dayOf(from)); at <= last; at = add(at, 1))
    found.push({ day: at.toISOString().slice(0, 10), name: name(at) });
  return found;
}

/** The first day of the period that comes some periods after that of a day. */
export function periodLater(period: Period, day: string, count: number): string {
  const { start, later } = calendars[period];
  return later(start(dayOf(day)), count)
    .toISOString()
    .slice(0, 10);
}

function dayOf(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}
