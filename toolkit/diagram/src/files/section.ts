/**
 * Replaces the text between the markers of a section, `<!-- docs:NAME -->` and `<!-- /docs:NAME -->`, in a page that is
 * written by hand.
 *
 * @param page contents of the page
 * @param name name of the section
 * @param text new text of the section
 * @returns contents with the new text, or unchanged if the page has no such section
 * @example
 * import { fillSection } from '@trellis/diagram';
 *
 * const readme = '# Library\n\n<!-- docs:erd --><!-- /docs:erd -->\n';
 * console.log(fillSection(readme, 'erd', 'The new text.'));
 */
export function fillSection(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- docs:${name} -->`, `<!-- /docs:${name} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1) return page;
  return `${page.slice(0, from + begin.length)}\n\n${text.trim()}\n\n${page.slice(to)}`;
}
