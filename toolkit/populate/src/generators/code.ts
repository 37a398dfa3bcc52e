import { TrellisError } from '@trellis/model';
import type { Cell, Generator } from '../sample/index.ts';

/** Letters and digits without those that look alike, such as O and 0. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CHARACTERS = [...ALPHABET];

/**
 * Generates distinct codes of letters and digits, such as `SKU-7KQ2M9XD`. Letters and digits that look alike are not
 * used.
 *
 * @param length the number of characters after the prefix; n characters are enough for 32^n rows, at most 2^50
 * @param prefix the beginning of every code
 * @throws TrellisError `SAMPLE_TOO_MANY_ROWS` (the generator) if there are more rows than codes
 *
 * @example
 * import { code } from '@trellis/populate';
 *
 * export const products = { columns: { sku: code(8, 'SKU-') } };
 */
export function code(length: number, prefix = ''): Generator {
  // Ten characters are 2^50 codes. More would not be exact integers.
  const distinctLength = Math.min(length, 10);
  const codes = ALPHABET.length ** distinctLength;
  return (cell) => {
    if (cell.row >= codes)
      throw new TrellisError(
        'SAMPLE_TOO_MANY_ROWS',
        `There are only ${codes} distinct codes of length ${length} for more rows than that. Use longer codes or fewer rows.`,
      );
    let rest = cell.shuffled(cell.row, codes);
    let text = '';
    for (let index = 0; index < length; index++) {
      if (index < distinctLength) {
        text = (ALPHABET[rest % ALPHABET.length] ?? '') + text;
        rest = Math.floor(rest / ALPHABET.length);
      } else text += ALPHABET[cell.below(ALPHABET.length)] ?? '';
    }
    return prefix + text;
  };
}

/**
 * Generates strings of random letters and digits, which can repeat. See {@link code} for distinct ones.
 *
 * @param length the number of characters
 *
 * @example
 * import { characters } from '@trellis/populate';
 *
 * export const bookings = { columns: { gate: characters(2) } };
 */
export function characters(length: number): Generator {
  return (cell) => {
    let text = '';
    for (let left = length; left > 0; left--) text += cell.pick(CHARACTERS);
    return text;
  };
}

/**
 * Generates distinct UUIDs of version 4. Their first 32 bits correspond one to one to the row number.
 *
 * @example
 * import { uuid } from '@trellis/populate';
 *
 * export const sessions = { columns: { session_id: uuid() } };
 */
export function uuid(): Generator {
  return (cell) => {
    const digits = hexWords(cell, 4);
    const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4] ?? '8';
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
  };
}

/**
 * Generates hexadecimal strings, such as digests and tokens. They are distinct if they have at least eight digits.
 *
 * @param digits the number of digits
 *
 * @example
 * import { hex } from '@trellis/populate';
 *
 * export const files = { columns: { sha256: hex(64) } };
 */
export function hex(digits: number): Generator {
  return (cell) => hexWords(cell, Math.ceil(digits / 8)).slice(0, digits);
}

/**
 * Generates `bytea` values in hex format. They are distinct if they have at least four bytes.
 *
 * @param count the number of bytes
 *
 * @example
 * import { bytes } from '@trellis/populate';
 *
 * export const files = { columns: { content: bytes(256) } };
 */
export function bytes(count: number): Generator {
  return (cell) => `\\x${hexWords(cell, Math.ceil(count / 4)).slice(0, count * 2)}`;
}

/** Draws words of 32 bits. Returns eight hexadecimal digits for each. */
function hexWords(cell: Cell, count: number): string {
  let text = '';
  for (let left = count; left > 0; left--) text += cell.bits().toString(16).padStart(8, '0');
  return text;
}
