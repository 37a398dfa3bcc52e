const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|([a-z_][\w$]*)|('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|(::|<>|>=|<=|!=|[=<>()[\],.])|(\S))/giy;

/** Splits an expression into tokens. */
export function tokenize(expression: string): string[] {
  return [...expression.matchAll(TOKEN)].map((match) => match[0].trim());
}

/** Splits a condition at its top-level ANDs. A condition with a top-level OR has no conjuncts. */
export function conjuncts(tokens: readonly string[]): (readonly string[])[] {
  const condition = withoutParentheses(tokens);
  const ends: number[] = [];
  let depth = 0;
  let between = false;
  for (const [index, token] of condition.entries()) {
    if ('(['.includes(token)) depth++;
    if (')]'.includes(token)) depth--;
    if (depth > 0) continue;
    const word = token.toLowerCase();
    if (word === 'or') return [];
    if (word === 'between') between = true;
    else if (word === 'and' && between) between = false;
    else if (word === 'and') ends.push(index);
  }
  if (ends.length === 0) return [condition];
  return [...ends, condition.length].flatMap((end, index) =>
    conjuncts(condition.slice((ends[index - 1] ?? -1) + 1, end)),
  );
}

/** Removes parentheses around the whole condition. */
function withoutParentheses(tokens: readonly string[]): readonly string[] {
  if (tokens[0] !== '(') return tokens;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 0) return index === tokens.length - 1 ? withoutParentheses(tokens.slice(1, -1)) : tokens;
  }
  return tokens;
}
