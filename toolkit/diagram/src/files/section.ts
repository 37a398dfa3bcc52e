/**
 * Puts a text between the two markers of a section, `<!-- docs:NAME -->` and `<!-- /docs:NAME -->`, of
 * a page that is otherwise written by hand.
 *
 * @param page the page
 * @param name the section's name
 * @param text what is to stand there
 * @returns the page with that text there; the same page where it has no such section
 * @example fillSection(readme, 'erd', '```mermaid\n…\n```')
 */
export function fillSection(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- docs:${name} -->`, `<!-- /docs:${name} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1) return page;
  return `${page.slice(0, from + begin.length)}\n\n${text.trim()}\n\n${page.slice(to)}`;
}
