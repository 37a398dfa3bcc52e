import type { Cell, Generator, Value } from '@trellis/populate';

/** Codes and names of the locations: every variant is in the warehouse, some are in the store too. */
export const LOCATIONS = [
  ['MAIN', 'Warehouse'],
  ['STORE', 'Store'],
] as const;

/** The number of movements of each level. It has one reservation. */
export const MOVEMENTS = 4;

/** The location of a level, by its place among those of its variant. */
export const locationOfLevel: Generator = ({ line }) => line + 1;

/** What happens to a level, by its number, from 0. */
interface History {
  readonly reserved: number;
  readonly reservedAt: number;
  /** Absent if the units are still held. */
  readonly expiresAt?: number;
}

/** The reservations of two levels in three have expired, after half an hour. */
function historyOf(level: number, { calendar }: Cell): History {
  const reservedAt = Math.floor(calendar.at(0.5 + (level % 499) / 998));
  const reserved = 1 + (level % 4);
  return level % 3 === 0 ? { reserved, reservedAt } : { reserved, reservedAt, expiresAt: reservedAt + 1800 };
}

/** A time from seconds since 1970. */
const timeOf = (seconds: number) => new Date(Math.floor(seconds) * 1000).toISOString();

const reservation = (value: (history: History) => Value): Generator => {
  return (cell) => value(historyOf(cell.row, cell));
};

/** The units of a reservation. */
export const reservedCount = reservation(({ reserved }) => reserved);
/** The time when a reservation was made. */
export const reservedAt = reservation(({ reservedAt: time }) => timeOf(time));
/** The time when a reservation expires; null if it does not. */
export const expiresAt = reservation(({ expiresAt: time }) => (time === undefined ? null : timeOf(time)));

interface Movement {
  readonly reason: string;
  readonly quantity: number;
  readonly at: number;
}

/** A receipt, a count of the stock, a reservation, and its release or another receipt. */
function movementOf(cell: Cell): Movement {
  const { reserved, reservedAt: at, expiresAt: end } = historyOf(Math.floor(cell.row / MOVEMENTS), cell);
  const { start } = cell.calendar;
  return (
    [
      { reason: 'receipt', quantity: 200 + ((cell.row * 37) % 300), at: start },
      { reason: 'adjustment', quantity: cell.row % 3 === 0 ? 2 : -1, at: (start + at) / 2 },
      { reason: 'reserve', quantity: reserved, at },
    ][cell.line] ??
    (end === undefined
      ? { reason: 'receipt', quantity: 50, at: at + 3600 }
      : { reason: 'release', quantity: -reserved, at: end })
  );
}

const movement = (value: (one: Movement, cell: Cell) => Value): Generator => {
  return (cell) => value(movementOf(cell), cell);
};

/** The reason of a movement. */
export const movementReason = movement(({ reason }) => reason);
/** The units of a movement. */
export const movementQuantity = movement(({ quantity }) => quantity);
/** The time of a movement. */
export const movedAt = movement(({ at }) => timeOf(at));
/** The reservation of a movement; its number is that of its level. */
export const movementReservation = movement(({ reason }, { row }) =>
  reason === 'reserve' || reason === 'release' ? Math.floor(row / MOVEMENTS) + 1 : null,
);
