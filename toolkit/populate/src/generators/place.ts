import type { Generator } from '../sample/index.ts';
import { cities, countries, states, streets } from './words.ts';

/**
 * Generates a house number and a street, such as `17 Mill Road`. Values can repeat.
 *
 * @example
 * import { street } from '@trellis/populate';
 *
 * export const addresses = { columns: { line_1: street() } };
 */
export function street(): Generator {
  return (cell) => `${cell.integer(1, 240)} ${cell.pick(streets)}`;
}

/**
 * Generates names of cities. Values can repeat.
 *
 * @example
 * import { city } from '@trellis/populate';
 *
 * export const addresses = { columns: { city: city() } };
 */
export function city(): Generator {
  return (cell) => cell.pick(cities);
}

/**
 * Generates names of states of the USA. Values can repeat.
 *
 * @example
 * import { state } from '@trellis/populate';
 *
 * export const addresses = { columns: { state: state() } };
 */
export function state(): Generator {
  return (cell) => cell.pick(states);
}

/**
 * Generates English names of countries. Values can repeat.
 *
 * @example
 * import { country } from '@trellis/populate';
 *
 * export const addresses = { columns: { country: country() } };
 */
export function country(): Generator {
  return (cell) => cell.pick(countries);
}

/**
 * Generates postal codes of five digits. Values can repeat.
 *
 * @example
 * import { postcode } from '@trellis/populate';
 *
 * export const addresses = { columns: { zip: postcode() } };
 */
export function postcode(): Generator {
  return (cell) => String(cell.integer(501, 99_950)).padStart(5, '0');
}

/**
 * Generates IPv4 addresses of the private network `10.0.0.0/8`. They are distinct up to 2^24 rows.
 *
 * @example
 * import { ipAddress } from '@trellis/populate';
 *
 * export const logins = { columns: { client: ipAddress() } };
 */
export function ipAddress(): Generator {
  return (cell) => {
    const address = cell.shuffled(cell.row % 0x100_0000, 0x100_0000);
    return `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`;
  };
}
