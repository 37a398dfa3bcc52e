/** A type or name as PostgreSQL prints it, without the quotes around what is quoted in it. */
export function unquote(text: string): string {
  return text.replace(/"((?:[^"]|"")*)"/g, (_, name: string) => name.replaceAll('""', '"'));
}
