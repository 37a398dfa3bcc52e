import { stringLiteral, textLiteral } from '@trellis/model/internal';

/** The width that the code is laid out for. */
const WIDTH = 110;

/** A piece of code: as it stands, a call, an object, or a list. */
export type Code =
  | string
  | { readonly call: string; readonly args: readonly Code[] }
  | { readonly object: readonly (readonly [key: string, value: Code])[]; readonly expanded?: true }
  | { readonly list: readonly Code[] };

/** A value as code. */
export function literal(value: unknown): Code {
  if (typeof value === 'string') return textLiteral(value);
  if (Array.isArray(value)) return { list: value.map(literal) };
  if (typeof value === 'object' && value !== null)
    return {
      object: Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .map(([key, part]) => [key, literal(part)] as const),
    };
  return String(value);
}

/**
 * Lays code out: on one line where it fits, as the formatters of the day do.
 *
 * @param code the code
 * @param indent how far its lines are indented
 * @param column where it begins
 * @param trailing how much follows it on its last line
 */
export function layout(code: Code, indent = 0, column = indent, trailing = 1): string {
  if (typeof code === 'string') return code;
  const line = flat(code);
  if (!line.includes('\n') && !isExpanded(code) && column + line.length + trailing <= WIDTH) return line;
  const inner = ' '.repeat(indent + 2);
  const end = ' '.repeat(indent);
  if ('object' in code) {
    const entries = code.object.map(([key, value]) => `${inner}${property(key, value, indent + 2)},\n`);
    return entries.length === 0 ? '{}' : `{\n${entries.join('')}${end}}`;
  }
  if ('list' in code) {
    const items = code.list.map((item) => `${inner}${layout(item, indent + 2)},\n`);
    return items.length === 0 ? '[]' : `[\n${items.join('')}${end}]`;
  }
  const { call, args } = code;
  const last = args.at(-1);
  const before = args.slice(0, -1).map(flat).join(', ');
  const start = `${call}(${before}${before && ', '}`;
  // The last argument opens on the line of the call when it can be broken up itself.
  if (last !== undefined && opens(last) && !start.includes('\n') && column + start.length < WIDTH)
    return `${start}${layout(last, indent, column + start.length, trailing + 1)})`;
  if (args.length === 0) return `${call}()`;
  return `${call}(\n${args.map((arg) => `${inner}${layout(arg, indent + 2)},\n`).join('')}${end})`;
}

/** Whether code is to be broken up though it fits. */
function isExpanded(code: Code): boolean {
  if (typeof code === 'string') return false;
  if ('object' in code)
    return code.object.length > 0 && (code.expanded || code.object.some(([, value]) => isExpanded(value)));
  // Several objects or lists of several things each are rows, and have a line each.
  if ('list' in code && code.list.length > 1 && (code.list.every(isRecord) || code.list.every(isTuple)))
    return true;
  return ('list' in code ? code.list : code.args).some(isExpanded);
}

function isRecord(code: Code): boolean {
  return typeof code === 'object' && 'object' in code && code.object.length > 1;
}

function isTuple(code: Code): boolean {
  return typeof code === 'object' && 'list' in code && code.list.length > 1;
}

function property(key: string, value: Code, indent: number): string {
  if (isShorthand(key, value)) return key;
  const name = `${propertyName(key)}:`;
  const laid = layout(value, indent, indent + name.length + 1);
  // A text or a name that is too long begins on a line of its own, where that gains something.
  const isWord = typeof value === 'string' && /^(?:['"]|[\p{ID_Start}_$][\p{ID_Continue}$]*$)/u.test(value);
  if (isWord && name.length > 5 && indent + name.length + 2 + value.length > WIDTH)
    return `${name}\n${' '.repeat(indent + 2)}${laid}`;
  return `${name} ${laid}`;
}

/** Whether code can begin on the line of a call and go on below. */
function opens(code: Code): boolean {
  if (typeof code === 'string') return code.startsWith('`') && code.includes('\n');
  if ('object' in code) return code.object.length > 0;
  return 'list' in code && code.list.length > 0;
}

function flat(code: Code): string {
  if (typeof code === 'string') return code;
  if ('call' in code) return `${code.call}(${code.args.map(flat).join(', ')})`;
  if ('list' in code) return `[${code.list.map(flat).join(', ')}]`;
  if (code.object.length === 0) return '{}';
  return `{ ${code.object.map(([key, value]) => pair(key, flat(value))).join(', ')} }`;
}

function pair(key: string, value: string): string {
  return isShorthand(key, value) ? key : `${propertyName(key)}: ${value}`;
}

/** Whether a property has the name of the variable that is its value. */
function isShorthand(key: string, value: Code): boolean {
  return key === value && propertyName(key) === key && !/^(?:true|false|null)$/.test(key);
}

/** A key of an object literal. A quoted `__proto__` would be no property. */
function propertyName(key: string): string {
  if (key === '__proto__') return `['__proto__']`;
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : stringLiteral(key);
}
