/** The elements of a PostgreSQL array, nested once for each further dimension. */
export type Elements<T> = (T | null | Elements<T>)[];

/**
 * Prints an array literal.
 *
 * @param elements the elements; null stands for SQL's null
 * @example printArray(['a', null, 'b"c']) // '{"a",NULL,"b\\"c"}'
 */
export function printArray(elements: Elements<string | number | boolean>): string {
  let text = '{';
  for (let i = 0; i < elements.length; i += 1) {
    const element = elements[i] as (typeof elements)[number];
    text += `${i > 0 ? ',' : ''}${typeof element === 'number' ? element : printElement(element)}`;
  }
  return `${text}}`;
}

function printElement(element: Elements<string | number | boolean>[number]): string {
  if (element === null) return 'NULL';
  if (Array.isArray(element)) return printArray(element);
  if (typeof element === 'string') return `"${element.replace(/["\\]/g, '\\$&')}"`;
  return String(element);
}

/**
 * Parses an array literal as PostgreSQL prints it. Lower bounds are dropped, since JavaScript's arrays have none.
 *
 * @param text the literal: `{1,NULL,"a b"}`, `[0:1]={…}`
 * @param decode decodes the text of an element
 */
export function parseArray<T>(text: string, decode: (element: string) => T): Elements<T> {
  let at = text.indexOf('{');
  return elements();

  function elements(): Elements<T> {
    const found: Elements<T> = [];
    at += 1;
    while (text[at] !== '}') {
      if (text[at] === ',') at += 1;
      if (text[at] === '{') found.push(elements());
      else if (text[at] === '"') found.push(decode(quoted()));
      else found.push(bare());
    }
    at += 1;
    return found;
  }

  function quoted(): string {
    let value = '';
    for (at += 1; text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1;
      value += text[at];
    }
    at += 1;
    return value;
  }

  function bare(): T | null {
    const start = at;
    while (text[at] !== ',' && text[at] !== '}') at += 1;
    const value = text.slice(start, at);
    return value === 'NULL' ? null : decode(value);
  }
}
