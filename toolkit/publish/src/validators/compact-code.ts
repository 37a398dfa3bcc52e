import { ts } from 'typescript-json-schema';
import { codePattern, matchCode, parseCode } from './code-pattern.ts';

/** Functions that compacted code calls, by name: they replace code which ajv repeats at each check. */
const HELPERS: Readonly<Record<string, string>> = {
  add: '(errors, error) => (errors === null ? [error] : (errors.push(error), errors))',
  join: '(errors, more) => (errors === null ? more : errors.concat(more))',
  has: '(data, key) => Object.prototype.hasOwnProperty.call(data, key) && data[key] !== undefined',
  // PostgreSQL stores numbers in a text that JavaScript cannot hold. By level, because a recursion could exceed the stack.
  isStorable: `(value, isText) => {
  let level = [value];
  const seen = new Set();
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 1000) return false;
    const next = [];
    for (const part of level) {
      if (typeof part === 'string' ? /[\\0\\p{Cs}]/u.test(part) : typeof part === 'number' && !isText && !Number.isFinite(part)) return false;
      if (typeof part !== 'object' || part === null || seen.has(part)) continue;
      seen.add(part);
      if (!Array.isArray(part)) for (const key of Object.keys(part)) next.push(key);
      for (const inner of Object.values(part)) next.push(inner);
    }
    level = next;
  }
  return true;
}`,
  // All of the text is examined: JSON.parse returns only the last property of a name, and PostgreSQL reads each.
  isStorableText: `(text) => {
  try {
    const unescaped = text.replace(/\\\\(?:u([\\da-f]{4})|.)/gi, (_, hex) => hex ? String.fromCharCode(parseInt(hex, 16)) : ' ');
    const words = text.replace(/"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"/g, '').match(/[\\d.e+-]+/gi) ?? [];
    return isStorable(JSON.parse(text), true) && isStorable([text, unescaped], true) &&
      words.every((word) => !/\\d/.test(word) || /^-?\\d{1,9999}(?:\\.\\d{1,6000})?(?:e[+-]?\\d{1,4})?$/i.test(word));
  } catch {
    return false;
  }
}`,
};

/** Properties of errors and parameters of validators that no keyword here reads. */
const UNUSED = new Set(['schemaPath', 'parentData', 'parentDataProperty', 'rootData']);

const ERROR = codePattern('const $name = $error;');
const ADD = codePattern('if (vErrors === null) { vErrors = [$error]; } else { vErrors.push($error); }');
const JOIN = codePattern('vErrors = vErrors === null ? $errors : vErrors.concat($errors);');
const HAS = codePattern('$value !== undefined && $hasOwnProperty.call($data, $key)');
const HAS_NOT = codePattern('$value === undefined || !$hasOwnProperty.call($data, $key)');
const PATTERN = codePattern('new RegExp($pattern, "u")');
const UCS2_LENGTH = codePattern('require("ajv/dist/runtime/ucs2length").default');

/** Counts characters as PostgreSQL does. Ajv's function for it is the one that compiled validators import. */
const LENGTH = '(text) => [...text].length';

/**
 * Makes ajv's standalone code smaller, and free of imports and exports. The code is parsed: what ajv prints in another form than
 * the expected one stays as it is.
 *
 * @param source ES module that ajv generated
 * @returns statements of an ES module that declare the same functions
 * @throws Error if the code needs something that was removed, or imports a module
 */
export function compactCode(source: string): string {
  let code = printStatements(parseCode(source).statements);
  // A helper can call those before it.
  for (const [name, helper] of Object.entries(HELPERS).reverse())
    if (code.includes(`${name}(`)) code = `const ${name} = ${helper};\n${code}`;
  return code;
}

function printStatements(all: readonly ts.Statement[]): string {
  const statements = all.filter((statement) => !ts.isEmptyStatement(statement) && !isDirective(statement));
  const texts: string[] = [];
  for (let i = 0; i < statements.length; i += 1) {
    const [statement, next, ...rest] = statements.slice(i) as [ts.Statement, ...ts.Statement[]];
    const error = next && errorToAdd(statement, next, rest);
    texts.push(error === undefined ? print(statement) : `vErrors = add(vErrors, ${print(error)});`);
    if (error !== undefined) i += 1;
  }
  return texts.join('');
}

/** Reports whether a statement is a directive: a module is strict without one. */
function isDirective(statement: ts.Statement): boolean {
  return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
}

/** Returns the error that a declaration and the statement after it add, if nothing else uses the declaration. */
function errorToAdd(
  declaration: ts.Statement,
  next: ts.Statement,
  rest: readonly ts.Statement[],
): ts.Node | undefined {
  const declared = matchCode(ERROR, declaration);
  const name = declared?.get('$name')?.getText();
  if (name === undefined || matchCode(ADD, next)?.get('$error')?.getText() !== name) return undefined;
  return rest.some((statement) => statement.getText().split(/\W/).includes(name))
    ? undefined
    : declared?.get('$error');
}

/** Prints a node as it stands in the source, with the rewritten nodes inside of it. */
function print(node: ts.Node): string {
  const text = rewritten(node);
  if (text !== undefined) return text;
  const source = node.getSourceFile().text;
  let printed = '';
  let position = node.getStart();
  ts.forEachChild(node, (child) => {
    const start = child.getStart();
    if (start < position)
      throw new Error(`The parts of ${node.getText()} are not in the order of the source.`);
    printed += source.slice(position, start) + print(child);
    position = child.end;
  });
  return printed + source.slice(position, node.end);
}

/** Returns the text that replaces a node, or undefined if the node itself is kept. */
function rewritten(node: ts.Node): string | undefined {
  if (ts.isBlock(node)) return `{${printStatements(node.statements)}}`;
  // What uses the functions exports them.
  if (ts.isVariableStatement(node) && node.modifiers) return `${print(node.declarationList)};`;
  const pattern = matchCode(PATTERN, node)?.get('$pattern');
  // Bundlers know that a literal has no side effects.
  if (pattern !== undefined && ts.isStringLiteral(pattern)) return String(new RegExp(pattern.text, 'u'));
  if (ts.isObjectLiteralExpression(node)) return printUsed(node.properties);
  if (ts.isObjectBindingPattern(node)) return printUsed(node.elements);
  if (ts.isIfStatement(node)) {
    const error = matchCode(ADD, node)?.get('$error');
    return error && `vErrors = add(vErrors, ${print(error)});`;
  }
  if (ts.isExpressionStatement(node)) {
    const errors = matchCode(JOIN, node)?.get('$errors');
    return errors && `vErrors = join(vErrors, ${print(errors)});`;
  }
  if (ts.isBinaryExpression(node))
    return printPresence(node, HAS, 'has') ?? printPresence(node, HAS_NOT, '!has');
  if (ts.isPropertyAccessExpression(node) && matchCode(UCS2_LENGTH, node)) return LENGTH;
  if (ts.isIdentifier(node) && isMissing(node))
    throw new Error(`The code that ajv generated needs ${node.text}, which compiled validators do not have.`);
  return undefined;
}

function printUsed(properties: readonly (ts.ObjectLiteralElementLike | ts.BindingElement)[]): string {
  // The names that ajv chooses are identifiers. Names from a JSON Schema document are in quotes.
  const used = properties.filter(({ name }) => !(name && ts.isIdentifier(name) && UNUSED.has(name.text)));
  return `{${used.map(print).join(',')}}`;
}

/** Prints a check of an own property by `has`, if the value that is compared is the property's. */
function printPresence(node: ts.Node, pattern: typeof HAS, has: string): string | undefined {
  const bindings = matchCode(pattern, node);
  const [value, data, key] = ['$value', '$data', '$key'].map((name) => bindings?.get(name));
  if (value === undefined || data === undefined || key === undefined || !ts.isStringLiteral(key))
    return undefined;
  const isOfKey =
    (ts.isPropertyAccessExpression(value) && value.name.text === key.text) ||
    (ts.isElementAccessExpression(value) &&
      ts.isStringLiteral(value.argumentExpression) &&
      value.argumentExpression.text === key.text);
  if (!isOfKey || value.expression.getText() !== data.getText()) return undefined;
  return `${has}(${print(data)}, ${print(key)})`;
}

/** Reports whether an identifier refers to a variable that the compact code does not have. */
function isMissing(node: ts.Identifier): boolean {
  const isProperty = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
  return !isProperty && (node.text === 'require' || UNUSED.has(node.text));
}
