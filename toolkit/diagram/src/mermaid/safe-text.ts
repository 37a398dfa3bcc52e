/** Invisible character. Between two characters that have a meaning together, it takes the meaning away. */
const WORD_JOINER = '\u2060';

/** Maximum length of a column's comment in a diagram. The dictionary has the whole comment. */
export const LONGEST_COMMENT = 100;

/**
 * Characters that have a meaning for Mermaid (versions 10 to 12) or for the Markdown in its labels, with lookalikes
 * that have none. Common fonts have all of them.
 */
const LOOKALIKES: readonly (readonly [pattern: RegExp, lookalike: string])[] = [
  [/[\s\p{Cc}]+/gu, ' '],
  [/^ | $/g, ''],
  [/"/g, '”'],
  [/\\/g, '∖'],
  // Generic types, `List~int~`: Mermaid drops the text between two of them.
  [/~/g, '∼'],
  // Comments and directives, which Mermaid removes from anywhere in a line.
  [/%(?=%)/g, `%${WORD_JOINER}`],
  // Character codes, `#9829;`.
  [/#(?=.*;)/g, `#${WORD_JOINER}`],
  // HTML, and its character references.
  [/</g, '‹'],
  [/>/g, '›'],
  [/&(?=#?\w+;)/g, `&${WORD_JOINER}`],
  // Emphasis and code. An underscore between letters, or without another one after it, is literal.
  [/\*/g, '∗'],
  [/`/g, '’'],
  [/(?<![\p{L}\p{N}]_*)_(?=.*[^\s_]_+(?![\p{L}\p{N}_]))/gu, 'ˍ'],
  // Links.
  [/\](?=[([:])/g, `]${WORD_JOINER}`],
  [/:(?=\/\/)/g, `:${WORD_JOINER}`],
  [/\bwww(?=\.)/gi, `$&${WORD_JOINER}`],
  [/@/g, `${WORD_JOINER}@`],
  // Formulas and icons.
  [/\$(?=\$)/g, `$$${WORD_JOINER}`],
  [/:(?=fa-)/g, `:${WORD_JOINER}`],
  // The direction of the layout, which Mermaid also reads in the middle of a line.
  [/direction(?= (TB|BT|RL|LR))/gi, `$&${WORD_JOINER}`],
  // A list, a heading or a rule at the start of a label.
  [/^(?=\d+[.)]|[-+=#|:])/, WORD_JOINER],
];

/**
 * Replaces the characters of a text that Mermaid would misread between quotes by lookalikes, and puts the text on one
 * line. Character codes (`#quot;`) would be drawn as well, but programs that read the diagram do not decode them.
 */
export function safeText(text: string): string {
  return LOOKALIKES.reduce((safe, [pattern, lookalike]) => safe.replace(pattern, lookalike), text);
}

/** Shortens a text to a number of characters, with `…` at its end. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
