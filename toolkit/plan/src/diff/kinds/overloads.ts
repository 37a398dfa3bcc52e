import { groupBy, isSeparator, type Token, tokenName, tokensOf } from '@trellis/model/internal';
import type { Catalog, Node, NodeOf } from '../node/index.ts';
import { type Consequence, isGone, type Operations, type PlanContext } from '../operation/index.ts';

type RoutineNode = NodeOf<'routine'>;

/** Whether two nodes are routines of one name. */
export function isOverload(one: RoutineNode, other: Node): other is RoutineNode {
  return (
    other.kind === 'routine' &&
    one.id !== other.id &&
    one.path[0] === other.path[0] &&
    one.path[1] === other.path[1]
  );
}

/**
 * What has to be replaced because of routines of one name: what the same text binds to another of them than before, and
 * the routines that would make a call ambiguous which the plan creates. They are created again after the call.
 */
export function overloadsInTheWay(context: PlanContext): readonly Consequence[] {
  const { before, after, action } = context;
  const names = overloaded(after);
  if (names.size === 0) return [];
  const found: Consequence[] = [];
  for (const caller of after.nodes.values()) {
    for (const called of routinesOf(caller, after)) {
      const overloads = (names.get(nameOf(called)) ?? []).filter(
        (one) => one.id !== called.id && !caller.requires.has(one.id) && before.nodes.has(one.id),
      );
      const old = before.nodes.get(caller.id);
      if (action(caller.id) === undefined && old && !old.requires.has(called.id)) {
        if (overloads.some((one) => old.requires.has(one.id))) found.push([caller.id, called.object]);
      } else if (action(caller.id) !== undefined)
        for (const one of overloads)
          if (!isGone(action(one.id)) && isAmbiguousCall(caller, called, one))
            found.push([one.id, caller.object]);
    }
  }
  return found;
}

/** Orders what calls a routine after the drop of those that make the call ambiguous, and before their creation. */
export function orderOverloads(operations: Operations): void {
  const { before, after } = operations;
  const routines = [...before.ofKind('routine'), ...after.ofKind('routine')];
  const changed = routines.filter(({ id }) => operations.get('drop', id) ?? operations.get('create', id));
  if (changed.length === 0) return;
  for (const operation of operations.all()) {
    const { verb, node } = operation;
    if (verb !== 'create' && verb !== 'alter') continue;
    for (const called of routinesOf(node, after))
      for (const other of changed) {
        if (!isOverload(called, other) || node.requires.has(other.id)) continue;
        const isNew = operations.get('create', called.id) && !operations.get('create', other.id);
        if (!isNew && !isAmbiguousCall(node, called, other)) continue;
        operations.order(operations.get('drop', other.id), operation, 'overload');
        operations.order(operation, operations.get('create', other.id), 'overload');
      }
  }
}

/** The routines that a node calls. A comment on a routine does not call it. */
function routinesOf({ requires, parent }: Node, catalog: Catalog): readonly RoutineNode[] {
  return [...requires].flatMap((id) => (id === parent ? [] : (catalog.find('routine', id) ?? [])));
}

/** The routines that share their name with others, by name. */
function overloaded(catalog: Catalog): ReadonlyMap<string, readonly RoutineNode[]> {
  return new Map(
    [...groupBy(catalog.ofKind('routine'), nameOf)].filter(([, routines]) => routines.length > 1),
  );
}

function nameOf({ path }: RoutineNode): string {
  return JSON.stringify(path.slice(0, 2));
}

/**
 * Whether the text of a node calls a routine so that PostgreSQL could mean another of the same name as well: the types of
 * the arguments are the same, and the defaults of one or both complete the call.
 *
 * @param caller a node that requires `called`, and does not require `other`
 */
export function isAmbiguousCall(caller: Node, called: RoutineNode, other: RoutineNode): boolean {
  const [one, two] = [shapeOf(called), shapeOf(other)];
  return [...callSizes(caller, called)].some(
    (size) =>
      accepts(one, size) &&
      accepts(two, size) &&
      one.types.slice(0, size).every((type, i) => type === two.types[i]),
  );
}

/** What a call of a routine can look like. */
interface Shape {
  readonly types: readonly string[];
  /** The number of arguments without defaults. */
  readonly required: number;
}

function accepts({ types, required }: Shape, size: number): boolean {
  return size >= required && size <= types.length;
}

function shapeOf({ value }: RoutineNode): Shape {
  const types = listOf(tokens(value.arguments)).map((list) => list.map(({ text }) => text).join(' '));
  const all = tokens(value.definition);
  const open = all.findIndex(({ text }) => text === '(');
  const defaults = listOf(all.slice(open + 1)).filter((list) =>
    list.some((token) => isWord(token, 'default') || token.text === '='),
  );
  return { types, required: types.length - defaults.length };
}

/** The numbers of arguments with which the text of a node calls a routine. */
function callSizes(caller: Node, { path: [schema = '', name = ''] }: RoutineNode): ReadonlySet<number> {
  const sizes = new Set<number>();
  for (const text of textsOf(caller.value)) {
    if (!text.includes(name)) continue;
    const all = tokens(text);
    all.forEach((token, i) => {
      if (tokenName(token) !== name || all[i + 1]?.text !== '(') return;
      if (all[i - 1]?.text === '.' && tokenName(all[i - 2]) !== schema) return;
      sizes.add(listOf(all.slice(i + 2)).length);
    });
  }
  return sizes;
}

/** The lists of tokens between commas, up to the parenthesis that ends the list. */
function listOf(all: readonly Token[]): readonly (readonly Token[])[] {
  const lists: Token[][] = [];
  let depth = 0;
  for (const token of all) {
    if (')]'.includes(token.text)) depth -= 1;
    if (depth < 0) break;
    if (depth === 0 && token.text === ',') lists.push([]);
    else if (lists.length === 0) lists.push([token]);
    else lists.at(-1)?.push(token);
    if ('(['.includes(token.text)) depth += 1;
  }
  return lists;
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function tokens(sql: string): readonly Token[] {
  return [...tokensOf(sql)].filter((token) => !isSeparator(token));
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'identifier' && token.text.toLowerCase() === word;
}
