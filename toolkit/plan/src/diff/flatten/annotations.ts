import type { Privilege, QualifiedName } from '@trellis/model';
import type { PrivilegeKind } from '@trellis/model/internal';
import type { Collector } from './collector.ts';

/** What the comment, the owner and the privileges hang on. */
export interface Annotated {
  readonly id: string;
  readonly path: readonly string[];
  readonly table?: QualifiedName | undefined;
  /** What SQL calls it: `TABLE "public"."t"`. */
  readonly target: string;
  /** Of a part with no node of its own (a view's column): the node that it goes with. */
  readonly goesWith?: string;
  /** What kind of privileges it has, if any. */
  readonly grants?: PrivilegeKind;
  /** What `GRANT … ON` calls it, where that is not its target. */
  readonly grantOn?: string;
  /** The column, of a column's privileges, and the table or view, whose revokes take from its columns too. */
  readonly column?: string;
  readonly within?: string;
  /** Of what has no owner of its own: the table or view whose owner it follows. */
  readonly ownedWith?: { readonly id: string; readonly owner?: string | undefined };
  /** The privileges that it has from the start, where they are not its kind's own. */
  readonly initial?: readonly Privilege[];
}

/** Makes nodes of a comment, an owner and the privileges. */
export function flattenAnnotations(
  collector: Collector,
  on: Annotated,
  value: {
    readonly comment?: string | undefined;
    readonly owner?: string | undefined;
    readonly privileges?: readonly Privilege[] | undefined;
  },
): void {
  const common = {
    object: on.id,
    path: on.path,
    parent: on.goesWith ?? on.id,
    ...(on.table && { table: on.table }),
  };
  if (value.comment !== undefined)
    collector.add({
      ...common,
      id: `comment ${on.id}`,
      kind: 'comment',
      value: value.comment,
      target: on.target,
    });
  if (value.owner !== undefined)
    collector.add({ ...common, id: `owner ${on.id}`, kind: 'owner', value: value.owner, target: on.target });
  const { id: owned, owner } = on.ownedWith ?? { id: on.id, owner: value.owner };
  if (value.privileges !== undefined && on.grants)
    collector.add({
      ...common,
      id: `privileges ${on.id}`,
      kind: 'privileges',
      value: value.privileges,
      // PostgreSQL keeps them in the order in which they were granted, which is no difference.
      identity: [owner, ...value.privileges.map((entry) => JSON.stringify(entry)).sort()],
      target: on.grantOn ?? on.target,
      requires: [`owner ${owned}`, ...(on.within === undefined ? [] : [`privileges ${on.within}`])],
      after: on.within === undefined ? [] : [`privileges ${on.within}`],
      grants: {
        kind: on.grants,
        on: on.grantOn ?? on.target,
        ...(owner !== undefined && { owner }),
        ...(on.column !== undefined && { column: on.column }),
        ...(on.initial && { initial: on.initial }),
      },
    });
}
