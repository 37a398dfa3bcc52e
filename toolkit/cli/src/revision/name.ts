/**
 * The name of a new migration: when it was made, and what its message says.
 *
 * @param message what `-m` says
 * @param after the last migration's name: the new one's comes after it, whatever the clock says
 * @param now the time
 * @example migrationName('Created customers', undefined, new Date('2026-01-13T10:00:00Z')) // '20260113100000_created_customers'
 */
export function migrationName(message: string, after: string | undefined, now: Date = new Date()): string {
  const last = after === undefined ? 0 : parse(after);
  const time = new Date(Math.max(now.getTime(), last + 1000));
  const stamp = time.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}_${slug(message)}`;
}

/** A message as a part of a file's name. */
function slug(message: string): string {
  const words = message
    .normalize('NFKD')
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
