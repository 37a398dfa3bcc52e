import {
  type KindName,
  type Model,
  type Named,
  printReference,
  type QualifiedName,
  type Table,
} from '@trellis/model';
import { push } from '@trellis/model/internal';
import type { Rename } from './rename.ts';
import { RenamedNames } from './renamed-names.ts';

/**
 * Adds the renames that PostgreSQL makes with others: of a column or check of a parent, that of its children and
 * partitions. They have no statement, also if they are declared.
 *
 * @param renames the renames, in order
 * @param from the Model that exists
 */
export function withInheritedRenames(renames: readonly Rename[], from: Model): readonly Rename[] {
  const children = new Map<string, Table[]>();
  for (const table of from.tables)
    for (const parent of table.partitionOf ? [table.partitionOf] : (table.inherits ?? []))
      push(children, keyOf(parent), table);
  if (children.size === 0) return renames;
  const names = RenamedNames.of(renames);
  const all = new Map(renames.map((rename) => [idOf(rename), rename]));
  // The map grows while it is read: children have children.
  for (const rename of all.values()) {
    const [schema = '', name = ''] = rename.old.path;
    for (const child of children.get(keyOf({ schema, name })) ?? []) {
      if (!hasPart(child, rename)) continue;
      const now = names.relation({ schema: child.schema, name: child.name });
      const { sql: _, ...given } = rename;
      const inherited = {
        ...given,
        old: { ...rename.old, path: [child.schema, child.name, rename.from] },
        wanted: { ...rename.wanted, path: [now.schema, now.name, rename.to] },
      };
      all.set(idOf(inherited), inherited);
    }
  }
  return [...all.values()];
}

/** The parts that children inherit under the name that their parent gives them. */
const inheritedParts: { readonly [K in KindName]?: (child: Table) => readonly Named[] } = {
  column: ({ columns }) => columns,
  check: ({ checks }) => checks.filter(({ noInherit }) => !noInherit),
};

/** Whether a child has the part that a rename of its parent's renames as well. */
function hasPart(child: Table, { kind, from }: Rename): boolean {
  return inheritedParts[kind]?.(child).some(({ name }) => name === from) === true;
}

function idOf({ old, isValue, from }: Rename): string {
  return `${printReference(old)}${isValue ? ` ${from}` : ''}`;
}

function keyOf({ schema, name }: QualifiedName): string {
  return JSON.stringify([schema, name]);
}
