import type { JoinStep } from '@trellis/model';
import type { Resolved, ResolvedColumn, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';

/** How a row gets the columns of a foreign key from the row that it refers to. */
export interface Link {
  readonly on: readonly { readonly there: ResolvedColumn; readonly here: ResolvedColumn }[];
}

/** What a relationship means for the rows at its two ends. */
export interface Links {
  readonly to: ResolvedRelationship;
  readonly target: ResolvedTable;
  /** The table whose rows refer to both ends, where the relationship goes through one. */
  readonly association: ResolvedTable | undefined;
  /** From whichever row refers: the one here, the one there, or the association's to the one here. */
  readonly first: Link;
  /** From the association's row to the one there. */
  readonly second: Link | undefined;
}

const known = new WeakMap<ResolvedRelationship, Links>();

/**
 * What a relationship means for rows, worked out once.
 *
 * @param resolved the schema
 * @param table whose relationship it is
 * @param to the relationship
 */
export function linksOf(resolved: Resolved, table: ResolvedTable, to: ResolvedRelationship): Links {
  const before = known.get(to);
  if (before) return before;
  const [first, second] = to.steps;
  const target = resolved.known(to.target);
  const middle = resolved.known(first.table);
  const links: Links = {
    to,
    target,
    association: second && middle,
    first: first.forwards ? backwards(first, table, middle) : along(first, table, middle),
    second: second && backwards(second, middle, target),
  };
  known.set(to, links);
  return links;
}

/** The rows after the step refer to those before it. */
function along({ on }: JoinStep, before: ResolvedTable, after: ResolvedTable): Link {
  return {
    on: on.map(([there, here]) => ({ there: columnOf(before, there), here: columnOf(after, here) })),
  };
}

/** The rows before the step refer to those after it. */
function backwards({ on }: JoinStep, before: ResolvedTable, after: ResolvedTable): Link {
  return {
    on: on.map(([here, there]) => ({ there: columnOf(after, there), here: columnOf(before, here) })),
  };
}

function columnOf(table: ResolvedTable, name: string): ResolvedColumn {
  return table.columns.get(name) as ResolvedColumn;
}
