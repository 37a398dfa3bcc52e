/** Characters that have a meaning in the Markdown of GitHub. */
const SPECIAL = /[\\`*[\]<|~$]|&(?=#?\w+;)|(?<![\p{L}\p{N}]_*)_|_(?!_*[\p{L}\p{N}])/gu;

/** Characters that begin a heading, a list, a quotation or a rule at the start of a text. */
const BEGINNING = /^(?:[-+](?= |$)|-(?=--)|#|>|=|\d+(?=[.)](?: |$)))/;

/**
 * Escapes a text, so that Markdown shows exactly that text, on one line, in a table cell too. Addresses remain links.
 */
export function escapeText(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line
    .replace(SPECIAL, '\\$&')
    .replace(BEGINNING, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** Formats a text as inline code, on one line, in a table cell too. Returns nothing for an empty text. */
export function code(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  if (line === '') return '';
  const ticks = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...ticks) + 1);
  const pad = /^`|`$|^ .* $/.test(line) && line.trim() !== '' ? ' ' : '';
  return `${fence}${pad}${line.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** Formats texts as inline code, separated by commas. */
export function codes(texts: readonly string[]): string {
  return texts.map(code).join(', ');
}

/** Formats a text as a code block. */
export function fence(language: string, text: string): string {
  const ticks = [...text.matchAll(/^\s*(`{3,})/gm)].map(([, run = '']) => run.length);
  const marks = '`'.repeat(Math.max(2, ...ticks) + 1);
  return `${marks}${language}\n${text.replace(/\n+$/, '')}\n${marks}`;
}

/** Formats a name as a link, or as inline code if there is no page to link to. */
export function link(name: string, href: string | undefined): string {
  return href === undefined ? code(name) : `[${escapeText(name) || code(name)}](${href})`;
}
