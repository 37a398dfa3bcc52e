/**
 * What Mermaid (versions 10 to 12) or the Markdown in its labels would take for something else,
 * and the character that looks like it and is taken for itself.
 */
const LOOKALIKES: readonly (readonly [pattern: RegExp, lookalike: string])[] = [
  [/[\s\p{Cc}]+/gu, ' '],
  [/^ | $/g, ''],
  [/"/g, '”'],
  [/\\/g, '＼'],
  // Generic types, `List~int~`: two of them anywhere in a line swallow what is between.
  [/~/g, '∼'],
  // Comments and directives, which are cut out wherever they stand.
  [/%%/g, '％％'],
  // Character codes, `#9829;`.
  [/#(?=.*;)/g, '＃'],
  // HTML, and its character references.
  [/</g, '＜'],
  [/>/g, '＞'],
  [/&(?=#?\w+;)/g, '＆'],
  // Emphasis and code. An underscore inside a word is none.
  [/\*/g, '∗'],
  [/`/g, '’'],
  [/(?<![\p{L}\p{N}]_*)_|_(?!_*[\p{L}\p{N}])/gu, '＿'],
  // Links.
  [/\](?=[([:])/g, '］'],
  [/:\/\//g, ':⁄⁄'],
  [/\bwww\./gi, 'www․'],
  [/@/g, '＠'],
  // Formulas and icons.
  [/\$\$/g, '＄＄'],
  [/:(?=fa-)/g, '∶'],
  // The layout's direction, read out of the middle of a line.
  [/(direction) (?=TB|BT|RL|LR)/gi, '$1_'],
  // A list, a heading, a quotation: a character of no width before it makes it a text.
  [/^(?=\d+[.)]|[-+=#|:])/, '\u200b'],
];

/**
 * A text as it can stand between quotes in a Mermaid diagram, in one line: what would be misread is
 * replaced by what looks like it. Character codes (`#quot;`) would do for the drawing, but not for
 * programs that read the diagram.
 */
export function safeText(text: string): string {
  return LOOKALIKES.reduce((safe, [pattern, lookalike]) => safe.replace(pattern, lookalike), text);
}

/** The beginning of a text, `…` at its end where something was cut off. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
