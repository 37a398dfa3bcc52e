import type { Generator } from '../sample/generator.ts';
import { cities, countries, states, streets } from './words.ts';

/** A house number and a street. */
export function street(): Generator {
  return (cell) => `${cell.integer(1, 240)} ${cell.pick(streets)}`;
}

export function city(): Generator {
  return (cell) => cell.pick(cities);
}

export function state(): Generator {
  return (cell) => cell.pick(states);
}

export function country(): Generator {
  return (cell) => cell.pick(countries);
}

/** Five digits. */
export function postcode(): Generator {
  return (cell) => String(cell.integer(501, 99_950)).padStart(5, '0');
}

/** An address of a network of its own: `10.0.0.0/8`. Unique up to 2^24 rows. */
export function ipAddress(): Generator {
  return (cell) => {
    const place = cell.shuffled(cell.row % 0x100_0000, 0x100_0000);
    return `10.${(place >> 16) & 255}.${(place >> 8) & 255}.${place & 255}`;
  };
}
