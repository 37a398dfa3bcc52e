import { createHash } from 'node:crypto';

/** A digest as the history keeps it: the first 128 bits of SHA-256, in hexadecimal. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/**
 * The checksum of a migration's text: of what runs. The comment at its head and the kind of line
 * endings are no part of it, so that they may be mended in a migration that was applied long ago.
 *
 * @param source the text of the file
 */
export function checksum(source: string): string {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return digest(text.replace(/^\s*\/\*[\s\S]*?\*\//, '').trim());
}
