import type { JoinStep } from '@trellis/model';
import type {
  ResolvedColumn,
  ResolvedRelationship,
  ResolvedSchema,
  ResolvedTable,
} from '../resolved/index.ts';

/** A foreign key, as pairs of columns. */
export interface Link {
  readonly on: readonly { readonly referenced: ResolvedColumn; readonly referencing: ResolvedColumn }[];
}

/** The foreign keys that a relationship follows. */
export interface Links {
  readonly to: ResolvedRelationship;
  readonly target: ResolvedTable;
  /** The association table, if the relationship has one. */
  readonly association: ResolvedTable | undefined;
  /** The foreign key between the two tables, or from the association table to this one. */
  readonly first: Link;
  /** The foreign key from the association table to the target. */
  readonly second: Link | undefined;
}

const cache = new WeakMap<ResolvedRelationship, Links>();

/**
 * Returns the foreign keys that a relationship follows.
 *
 * @param resolved the schema
 * @param table the table that has the relationship
 * @param to the relationship
 */
export function linksOf(resolved: ResolvedSchema, table: ResolvedTable, to: ResolvedRelationship): Links {
  const cached = cache.get(to);
  if (cached) return cached;
  const [first, second] = to.steps;
  const target = resolved.table(to.target);
  const middle = resolved.table(first.table);
  const links: Links = {
    to,
    target,
    association: second && middle,
    first: first.forwards ? toRemote(first, table, middle) : toLocal(first, table, middle),
    second: second && toRemote(second, middle, target),
  };
  cache.set(to, links);
  return links;
}

/** The foreign key is on the remote side of the step. */
function toLocal({ on }: JoinStep, local: ResolvedTable, remote: ResolvedTable): Link {
  return {
    on: on.map(([localName, remoteName]) => ({
      referenced: columnOf(local, localName),
      referencing: columnOf(remote, remoteName),
    })),
  };
}

/** The foreign key is on the local side of the step. */
function toRemote({ on }: JoinStep, local: ResolvedTable, remote: ResolvedTable): Link {
  return {
    on: on.map(([localName, remoteName]) => ({
      referenced: columnOf(remote, remoteName),
      referencing: columnOf(local, localName),
    })),
  };
}

/** A column of a table, by a name that the schema defines. */
export function columnOf(table: ResolvedTable, name: string): ResolvedColumn {
  return table.columns.get(name) as ResolvedColumn;
}
