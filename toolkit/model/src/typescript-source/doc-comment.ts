/**
 * Prints a JSDoc comment. A star and a slash in the text do not end the comment, and an `@` in the text does not
 * begin a tag.
 *
 * @param text the description, of one or several lines
 * @param tags values by tag name, printed after the description in their order; in a value, `@` must not follow a
 *   space, where TypeScript would begin another tag
 * @returns the comment, on one line if it has one; an empty string if there is neither text nor tag
 * @example
 * import { docComment } from '@trellis/model/internal';
 *
 * docComment('Name of the tag.'); // /** Name of the tag. *\/
 * docComment('Name of the tag.', { maxLength: 40 }); // several lines, the last with @maxLength 40
 */
export function docComment(text: string, tags: Readonly<Record<string, string | number>> = {}): string {
  const description = text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.trim().replace(/(?<=^|\s)@(?=\S)/g, '\\@'))
    .filter((line) => line !== '');
  const lines = [...description, ...Object.entries(tags).map(([tag, value]) => `@${tag} ${value}`)].map(
    (line) => line.replaceAll('*/', '*\\/'),
  );
  if (lines.length === 0) return '';
  if (lines.length === 1) return `/** ${lines[0]} */`;
  return `/**\n${lines.map((line) => ` * ${line}`).join('\n')}\n */`;
}
