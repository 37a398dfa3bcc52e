/** An array's elements as PostgreSQL prints them, nested as deep as the array has dimensions. */
export type Elements<T> = (T | null | Elements<T>)[];

/**
 * Prints an array as PostgreSQL reads it.
 *
 * @param elements texts and nulls, and arrays of them
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
 * Reads an array as PostgreSQL prints it. Lower bounds other than one are dropped, since
 * JavaScript's arrays have none.
 *
 * @param text `{1,NULL,"a b"}`, `[0:1]={…}`
 * @param decode what an element's text means
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
