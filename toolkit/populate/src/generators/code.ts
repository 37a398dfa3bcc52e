import { TrellisError } from '@trellis/model';
import type { Cell, Generator } from '../sample/generator.ts';

/** Letters and digits that are not taken for each other. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const ALL_SIGNS = [...SIGNS];

/**
 * A code of letters and digits. Unique as long as there are codes of that length.
 *
 * @param length how many signs
 * @param prefix what stands before them: `SKU-`
 * @throws TrellisError `SAMPLE_TOO_MANY_ROWS` when a row finds all codes of that length used
 */
export function code(length: number, prefix = ''): Generator {
  // Ten signs are 2^50 codes: more would not be exact.
  const shuffledSigns = Math.min(length, 10);
  const codes = SIGNS.length ** shuffledSigns;
  return (cell) => {
    if (cell.row >= codes)
      throw new TrellisError(
        'SAMPLE_TOO_MANY_ROWS',
        `Expected at most ${codes} rows with codes of ${length} signs, got more. Ask for fewer or allow longer codes.`,
      );
    let place = cell.shuffled(cell.row, codes);
    let made = '';
    for (let sign = 0; sign < length; sign++) {
      if (sign < shuffledSigns) {
        made = (SIGNS[place % SIGNS.length] ?? '') + made;
        place = Math.floor(place / SIGNS.length);
      } else made += SIGNS[cell.below(SIGNS.length)] ?? '';
    }
    return prefix + made;
  };
}

/** So many letters and digits, of which two rows may have the same. */
export function signs(length: number): Generator {
  return (cell) => {
    let made = '';
    for (let left = length; left > 0; left--) made += cell.pick(ALL_SIGNS);
    return made;
  };
}

/** A UUID, of version 4's form. Unique: its first 32 bits are one to one with the row. */
export function uuid(): Generator {
  return (cell) => {
    const hex = words(cell, 4);
    const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4] ?? '8';
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
}

/** So many hexadecimal digits: what a digest looks like. Unique from eight digits on. */
export function hex(digits: number): Generator {
  return (cell) => words(cell, Math.ceil(digits / 8)).slice(0, digits);
}

/** So many bytes, as `bytea` is written. */
export function bytes(count: number): Generator {
  return (cell) => `\\x${words(cell, Math.ceil(count / 4)).slice(0, count * 2)}`;
}

function words(cell: Cell, count: number): string {
  let made = '';
  for (let left = count; left > 0; left--) made += cell.bits().toString(16).padStart(8, '0');
  return made;
}
