/**
 * The name of a new migration: its time and its message.
 *
 * @param message the purpose of the migration
 * @param after the name of the last migration. The new name sorts after it, even if the clock is behind
 * @param now the current time
 * @example migrationName('Created customers', undefined, new Date('2026-01-13T10:00:00Z')) // '20260113100000_created_customers'
 */
export function migrationName(message: string, after: string | undefined, now: Date = new Date()): string {
  const last = after === undefined ? 0 : parse(after);
  const time = new Date(Math.max(now.getTime(), last + 1000));
  const stamp = time.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}_${slug(message)}`;
}

/** A message as part of a file name. */
function slug(message: string): string {
  const words = message
    .normalize('NFKD')
    // The marks of letters, which are characters of their own now.
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let text = words.shift()?.slice(0, 50) ?? 'migration';
  for (const word of words) {
    if (text.length + word.length >= 50) break;
    text += `_${word}`;
  }
  return text;
}

function parse(name: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(name) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) || 0;
}
