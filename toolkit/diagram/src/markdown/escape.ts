/** What Markdown, as GitHub reads it, would take for something else than text. */
const SPECIAL = /[\\`*[\]<|~$]|&(?=#?\w+;)|(?<![\p{L}\p{N}]_*)_|_(?!_*[\p{L}\p{N}])/gu;

/** What begins a heading, a list, a quotation or a line across where it begins a text. */
const BEGINNING = /^(?:[-+](?= |$)|-(?=--)|#|>|=|\d+(?=[.)](?: |$)))/;

/**
 * A text as Markdown that shows exactly that text, in one line, in a cell of a table too. Addresses
 * stay links.
 */
export function escapeText(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line
    .replace(SPECIAL, '\\$&')
    .replace(BEGINNING, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/**
 * A text as Markdown's code, in one line, in a cell of a table too; nothing where there is none.
 */
export function code(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  if (line === '') return '';
  const ticks = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...ticks) + 1);
  const pad = /^`|`$|^ .* $/.test(line) && line.trim() !== '' ? ' ' : '';
  return `${fence}${pad}${line.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** Several texts as code with commas between. */
export function codes(texts: readonly string[]): string {
  return texts.map(code).join(', ');
}

/** A block of code in a language. */
export function fence(language: string, text: string): string {
  const ticks = [...text.matchAll(/^\s*(`{3,})/gm)].map(([, run = '']) => run.length);
  const marks = '`'.repeat(Math.max(2, ...ticks) + 1);
  return `${marks}${language}\n${text.replace(/\n+$/, '')}\n${marks}`;
}

/** A link whose text is a name. */
export function link(name: string, href: string | undefined): string {
  return href === undefined ? code(name) : `[${escapeText(name) || code(name)}](${href})`;
}
