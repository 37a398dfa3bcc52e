import { ts } from 'typescript-json-schema';

/** JavaScript with placeholders: an identifier that begins with `$` stands for any expression or name. */
export interface CodePattern {
  /** First node of the pattern: a statement, or the expression of an expression statement without a semicolon. */
  readonly node: ts.Node;
}

/** Nodes that the placeholders of a pattern stand for, by placeholder. */
export type Bindings = ReadonlyMap<string, ts.Node>;

/**
 * Parses a pattern.
 *
 * @param source one statement, or one expression without a semicolon
 */
export function codePattern(source: string): CodePattern {
  const [statement] = parseCode(source).statements;
  if (statement === undefined) throw new Error(`${source} is neither a statement nor an expression.`);
  const isExpression = ts.isExpressionStatement(statement) && !source.endsWith(';');
  return { node: isExpression ? statement.expression : statement };
}

/** Parses JavaScript. The nodes know their parents. */
export function parseCode(source: string): ts.SourceFile {
  return ts.createSourceFile('code.js', source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}

/**
 * Compares a node with a pattern, regardless of spaces, comments and parentheses.
 *
 * @returns what the placeholders stand for, each time the same; undefined if the node differs from the pattern
 */
export function matchCode({ node: pattern }: CodePattern, node: ts.Node): Bindings | undefined {
  const bindings = new Map<string, ts.Node>();
  return isMatch(pattern, node, bindings) ? bindings : undefined;
}

function isMatch(pattern: ts.Node, node: ts.Node, bindings: Map<string, ts.Node>): boolean {
  const [expected, actual] = [withoutParentheses(pattern), withoutParentheses(node)];
  if (ts.isIdentifier(expected) && expected.text.startsWith('$')) {
    const bound = bindings.get(expected.text);
    if (bound !== undefined) return bound.getText() === actual.getText();
    bindings.set(expected.text, actual);
    return true;
  }
  if (expected.kind !== actual.kind || detailOf(expected) !== detailOf(actual)) return false;
  const [expectedChildren, actualChildren] = [childrenOf(expected), childrenOf(actual)];
  return (
    expectedChildren.length === actualChildren.length &&
    expectedChildren.every((child, i) => isMatch(child, actualChildren[i] as ts.Node, bindings))
  );
}

/** Returns what distinguishes two nodes of a kind beside their children. */
function detailOf(node: ts.Node): unknown {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return node.operator;
  if (ts.isVariableDeclarationList(node)) return node.flags & ts.NodeFlags.BlockScoped;
  if (ts.isIdentifier(node) || ts.isLiteralExpression(node)) return node.text;
  return undefined;
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

function withoutParentheses(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node) ? withoutParentheses(node.expression) : node;
}
