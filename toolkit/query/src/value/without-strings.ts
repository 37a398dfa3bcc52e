/**
 * Removes the strings of a JSON document. It is no regular expression: that would exceed the stack of the regular
 * expression engine in a string of ten million characters.
 *
 * @param text JSON
 */
export function withoutStrings(text: string): string {
  let rest = '';
  let end = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', end)) {
    rest += `${text.slice(end, start)} `;
    end = endOfString(text, start);
  }
  return rest + text.slice(end);
}

/** Returns the place after the quote that ends the string which begins at a place. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let first = quote;
    while (text[first - 1] === '\\') first -= 1;
    if ((quote - first) % 2 === 0) return quote + 1;
  }
  return text.length;
}
