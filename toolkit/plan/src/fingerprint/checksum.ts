import { createHash } from 'node:crypto';

/** A digest as the history stores it: the first 128 bits of SHA-256, in hexadecimal. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/**
 * The checksum of a migration's code. It ignores the comment at the head of the file and the kind of line endings, so
 * that both can be changed after the migration was applied.
 *
 * @param source the text of the file
 */
export function checksum(source: string): string {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return digest(text.replace(/^\s*\/\*[\s\S]*?\*\//, '').trim());
}
