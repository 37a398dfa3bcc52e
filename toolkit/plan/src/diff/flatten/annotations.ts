import type { Privilege, QualifiedName } from '@trellis/model';
import type { PrivilegeKind } from '@trellis/model/internal';
import { commentId, edges, ownerId, privilegesId } from '../node/index.ts';
import type { Collector } from './collector.ts';

/** An object that can have a comment, an owner and privileges. */
export interface Annotated {
  readonly id: string;
  readonly path: readonly string[];
  readonly table?: QualifiedName | undefined;
  /** Its name in SQL: `TABLE "public"."t"`. */
  readonly target: string;
  /** Of a part without a node (a view's column): the node that it is dropped with. */
  readonly goesWith?: string;
  /** The kind of its privileges, if it has any. */
  readonly grants?: PrivilegeKind;
  /** Its name in `GRANT … ON`, if that is not its target. */
  readonly grantOn?: string;
  /** Of a column's privileges: the column, and the table or view. REVOKE on the whole revokes from its columns. */
  readonly column?: string;
  readonly within?: string;
  /** Of an object without an owner: the table or view whose owner it has. */
  readonly ownedWith?: { readonly id: string; readonly owner?: string | undefined };
  /** The privileges that it is created with, if they are not those of its kind. */
  readonly initial?: readonly Privilege[];
}

/** Creates the nodes of a comment, an owner and the privileges. */
export function flattenAnnotations(
  collector: Collector,
  on: Annotated,
  value: {
    readonly comment?: string | undefined;
    readonly owner?: string | undefined;
    readonly privileges?: readonly Privilege[] | undefined;
  },
): void {
  if (value.comment === undefined && value.owner === undefined && value.privileges === undefined) return;
  const common = {
    object: on.id,
    path: on.path,
    parent: on.goesWith ?? on.id,
    ...(on.table && { table: on.table }),
  };
  if (value.comment !== undefined)
    collector.add({
      ...common,
      id: commentId(on.id),
      kind: 'comment',
      value: value.comment,
      target: on.target,
    });
  if (value.owner !== undefined)
    collector.add({ ...common, id: ownerId(on.id), kind: 'owner', value: value.owner, target: on.target });
  const { id: owned, owner } = on.ownedWith ?? { id: on.id, owner: value.owner };
  if (value.privileges !== undefined && on.grants)
    collector.add({
      ...common,
      id: privilegesId(on.id),
      kind: 'privileges',
      value: value.privileges,
      // PostgreSQL stores them in the order in which they were granted, which makes no difference.
      identity: [owner, ...value.privileges.map((entry) => JSON.stringify(entry)).sort()],
      target: on.grantOn ?? on.target,
      edges: [
        ...edges('grantor', [ownerId(owned)]),
        ...edges('whole', on.within === undefined ? [] : [privilegesId(on.within)]),
      ],
      grants: {
        kind: on.grants,
        on: on.grantOn ?? on.target,
        ...(owner !== undefined && { owner }),
        ...(on.column !== undefined && { column: on.column }),
        ...(on.initial && { initial: on.initial }),
      },
    });
}
