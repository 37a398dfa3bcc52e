/** The width that the code is laid out for. */
const WIDTH = 110;

/** An argument of a call: code as it stands, a list of such, or an object literal. */
export type Argument = string | readonly string[] | Readonly<Record<string, string>>;

/** One link of a chain: `.notNullable()`. */
export interface Call {
  readonly name: string;
  readonly args: readonly Argument[];
}

/** A link of a chain. */
export function call(name: string, ...args: Argument[]): Call {
  return { name, args };
}

/**
 * A text as a string literal: in single quotes, or double ones where those need fewer escapes.
 *
 * @example quote("it's") // '"it\'s"'
 */
export function quote(text: string): string {
  const mark = text.split("'").length > text.split('"').length ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(mark, `\\${mark}`)
    // Control characters, and the two separators that end a line in some tools.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, (character) => CONTROL[character] ?? unicode(character));
  return `${mark}${escaped}${mark}`;
}

const CONTROL: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text as a literal that may go over several lines, which is how SQL of several lines is read best. */
export function template(text: string): string {
  if (!text.includes('\n') || /[\r\u2028\u2029\0]/.test(text)) return quote(text);
  return `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
}

/**
 * Lays out a statement that is a chain of calls, as the formatters of the day do: on one line where it
 * fits, else a line for each call, or for each argument where there is only one call.
 *
 * @param head what the chain hangs on: `table`
 * @param calls its links
 * @param indent how far it is indented
 */
export function chain(head: string, calls: readonly Call[], indent: number): string {
  const pad = ' '.repeat(indent);
  const line = `${pad}${head}${calls.map(flat).join('')};`;
  if (fits(line)) return line;
  if (calls.length > 1) return `${pad}${head}\n${calls.map((link) => broken(link, indent + 2)).join('\n')};`;
  const [only] = calls;
  return only === undefined ? line : `${pad}${head}${brokenArguments(only, indent)};`;
}

function fits(text: string): boolean {
  return text.includes('`') || text.length <= WIDTH;
}

function flat({ name, args }: Call): string {
  return `.${name}(${args.map(flatArgument).join(', ')})`;
}

function flatArgument(argument: Argument): string {
  if (typeof argument === 'string') return argument;
  if (isList(argument)) return `[${argument.join(', ')}]`;
  return `{ ${properties(argument).join(', ')} }`;
}

/** A link on a line of its own, its arguments too where they have to. */
function broken(link: Call, indent: number): string {
  const pad = ' '.repeat(indent);
  const line = `${pad}${flat(link)}`;
  return fits(`${line};`) ? line : `${pad}${brokenArguments(link, indent)}`;
}

function brokenArguments({ name, args }: Call, indent: number): string {
  const pad = ' '.repeat(indent);
  const inner = ' '.repeat(indent + 2);
  const last = args.at(-1);
  if (last !== undefined && typeof last !== 'string') {
    const before = args.slice(0, -1).map(flatArgument);
    const [open, items, close] = isList(last) ? ['[', last, ']'] : ['{', properties(last), '}'];
    const start = `.${name}(${[...before, open].join(', ')}`;
    return `${start}\n${items.map((item) => `${inner}${item},`).join('\n')}\n${pad}${close})`;
  }
  return `.${name}(\n${args.map((argument) => `${inner}${flatArgument(argument)},`).join('\n')}\n${pad})`;
}

function properties(object: Readonly<Record<string, string>>): string[] {
  return Object.entries(object).map(([key, value]) => `${key}: ${value}`);
}

function isList(argument: Exclude<Argument, string>): argument is readonly string[] {
  return Array.isArray(argument);
}
