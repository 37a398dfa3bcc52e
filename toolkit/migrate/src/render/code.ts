/** The line width of the generated code. */
const WIDTH = 110;

/** An argument of a call: code, a list of code, or the properties of an object literal. */
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
 * Prints a statement that is a chain of calls: on one line where it fits, else one line for each call, or for each
 * argument of a single call.
 *
 * @param head the object of the first call: `table`
 * @param calls the links of the chain
 * @param indent spaces before the statement
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

/** A link on a line of its own, with its arguments on lines of their own where it is too long. */
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
