import { kindOf } from '../kinds/index.ts';
import type { Node } from '../node/index.ts';
import type { LikenessContext, PlanContext } from '../operation/index.ts';
import { RenamedNames } from '../rename/index.ts';

/** Something that may be renamed. */
export interface Renamable {
  readonly id: string;
  readonly name: string;
}

/** Objects of one kind in one place, of which the old may have become the new. */
export interface Group {
  readonly from: readonly Renamable[];
  readonly to: readonly Renamable[];
  /** How alike two of them are, apart from the names. */
  readonly likeness: (from: number, to: number) => number;
  /** The line of the descriptor that renames one. */
  readonly write: (from: string, to: string) => string;
}

/** The groups of the objects that a plan drops and creates, and of the members that it removes and adds. */
export function groupsOf(context: PlanContext, likeness: LikenessContext): readonly Group[] {
  return [...nodeGroups(context, likeness), ...memberGroups(context, likeness)];
}

/** The dropped and created nodes by kind and place. Parts of renamed objects are in the place of the new object. */
function nodeGroups(context: PlanContext, likeness: LikenessContext): readonly Group[] {
  const { names } = likeness;
  const dropped = [...context.before.nodes.values()].filter(
    (node) => context.action(node.id) === 'drop' && canBeRenamed(node),
  );
  if (dropped.length === 0) return [];
  const groups = new Map<string, { from: Node[]; to: Node[] }>();
  const add = (side: 'from' | 'to', node: Node, of: RenamedNames) => {
    const [schema = ''] = node.path;
    const place = node.table
      ? of.relation(node.table)
      : { schema: node.path.length > 1 && of.schema(schema) };
    const key = JSON.stringify([node.kind, place.schema, 'name' in place && place.name]);
    const group = groups.get(key) ?? { from: [], to: [] };
    groups.set(key, group);
    group[side].push(node);
  };
  for (const node of dropped)
    if (isWhole(node, 'drop', context) || isValueOfRenamed(node, names)) add('from', node, names);
  for (const node of context.after.nodes.values())
    if (context.action(node.id) === 'create' && canBeRenamed(node))
      if (isWhole(node, 'create', context) || kindOf(node).storesValues) add('to', node, RenamedNames.of([]));
  return [...groups.values()].map(({ from, to }) => ({
    from: from.map(asRenamable),
    to: to.map(asRenamable),
    likeness: (i, j) => {
      const [a, b] = [from[i], to[j]];
      return (a && b && kindOf(a).likeness?.(a, b, likeness)) ?? 0;
    },
    write: renamedFrom,
  }));
}

function canBeRenamed(node: Node): boolean {
  return kindOf(node).likeness !== undefined && node.inherited === undefined;
}

/** Whether a node is dropped or created by itself, and not with the object that it is a part of. */
function isWhole({ parent }: Node, action: 'drop' | 'create', context: PlanContext): boolean {
  return parent === undefined || context.action(parent) !== action;
}

/** Whether a node stores values of an object that is probably renamed. */
function isValueOfRenamed(node: Node, names: RenamedNames): boolean {
  return (
    kindOf(node).storesValues === true && node.parent !== undefined && names.id(node.parent) !== node.parent
  );
}

function asRenamable({ object, path }: Node): Renamable {
  return { id: object, name: path.at(-1) ?? '' };
}

/** The members of objects that both sides have, perhaps under another name. */
function memberGroups({ before, after }: PlanContext, likeness: LikenessContext): readonly Group[] {
  return [...before.nodes.values()].flatMap((node) => {
    const kind = kindOf(node);
    const other = kind.members && after.nodes.get(likeness.names.id(node.id));
    if (!kind.members || other?.kind !== node.kind) return [];
    const [from, to] = [kind.members(node), kind.members(other)];
    return [
      {
        from,
        to,
        likeness: (i: number, j: number) => kind.likenessOfMembers?.(from, i, to, j, likeness) ?? 0,
        write: kind.renameOfMember ?? renamedFrom,
      },
    ];
  });
}

function renamedFrom(name: string): string {
  return `renamedFrom: '${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
