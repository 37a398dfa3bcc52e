/**
 * Quotes a text as one word of a shell command.
 *
 * @param text any text without line breaks
 * @param platform the platform of the shell: `cmd.exe` on Windows, `sh` elsewhere
 * @example shellQuoted('table public.orders') // '"table public.orders"'
 */
export function shellQuoted(text: string, platform: string = process.platform): string {
  if (platform === 'win32') return `"${text.replaceAll('"', '\\"')}"`;
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
