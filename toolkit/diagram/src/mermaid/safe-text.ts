/** Of no width: between two characters it makes them mean nothing together, and shows nothing. */
const WORD_JOINER = '\u2060';

/**
 * What Mermaid (versions 10 to 12) or the Markdown in its labels would take for something else, and
 * what looks like it and is taken for itself. All in blocks that the common fonts have.
 */
const LOOKALIKES: readonly (readonly [pattern: RegExp, lookalike: string])[] = [
  [/[\s\p{Cc}]+/gu, ' '],
  [/^ | $/g, ''],
  [/"/g, '”'],
  [/\\/g, '∖'],
  // Generic types, `List~int~`: two of them anywhere in a line swallow what is between.
  [/~/g, '∼'],
  // Comments and directives, which are cut out wherever they stand.
  [/%(?=%)/g, `%${WORD_JOINER}`],
  // Character codes, `#9829;`.
  [/#(?=.*;)/g, `#${WORD_JOINER}`],
  // HTML, and its character references.
  [/</g, '‹'],
  [/>/g, '›'],
  [/&(?=#?\w+;)/g, `&${WORD_JOINER}`],
  // Emphasis and code. An underscore between letters is none, and neither is one that is never closed.
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
  // The layout's direction, read out of the middle of a line.
  [/direction(?= (TB|BT|RL|LR))/gi, `$&${WORD_JOINER}`],
  // A list, a heading, a line across: something before it makes it a text.
  [/^(?=\d+[.)]|[-+=#|:])/, WORD_JOINER],
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
