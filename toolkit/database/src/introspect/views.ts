import { objectId, type View } from '@trellis/model';
import { accessList, privilegeList } from './access.ts';
import { columnSettingsOf } from './columns.ts';
import { columnNames } from './constraints.ts';
import { index } from './indexes.ts';
import type { ObjectIds } from './object-ids.ts';
import type { RelationRow } from './relations.ts';
import { rule } from './rules.ts';
import { byName, compact, type Scope, withComment, withExtensions, withOwner } from './scope.ts';
import { nameIndexes, type Parts, replicaIdentity, storageParameters } from './tables.ts';
import { trigger } from './triggers.ts';

/**
 * Converts a view or materialized view to the form of the Model.
 *
 * @param scope the scope, which defines `ALL` for each kind of object
 * @param row the view
 * @param parts the objects that belong to views
 * @param ids collects the ids of the view and its parts
 */
export function view(scope: Scope, row: RelationRow, parts: Parts, ids: ObjectIds): View {
  const columns = parts.columns.get(row.oid) ?? [];
  const names = columnNames(columns);
  const materialized = row.kind === 'm';
  nameParts(row, parts, ids, names);
  return compact({
    schema: row.schema,
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    privileges: accessList(scope, 'table', row),
    materialized: materialized || undefined,
    definition: (row.definition ?? '').trim().replace(/;$/, ''),
    columns: columns.map((column) => {
      const list = column.privileges === null ? [] : privilegeList(scope, 'column', column.privileges, row);
      return compact({
        name: column.name,
        comment: column.comment ?? undefined,
        type: column.type,
        collation: column.collation ?? undefined,
        default: column.default ?? undefined,
        privileges: list.length === 0 ? undefined : list,
        // A plain view stores nothing, so the storage settings of its columns have no effect.
        ...(materialized ? columnSettingsOf(column) : {}),
      });
    }),
    options: storageParameters(row),
    indexes: byName((parts.indexes.get(row.oid) ?? []).map((one) => index(one, names))),
    triggers: byName((parts.triggers.get(row.oid) ?? []).map(trigger).filter((one) => one !== undefined)),
    rules: byName((parts.rules.get(row.oid) ?? []).map(rule).filter((one) => one !== undefined)),
    unpopulated: materialized && !row.populated ? true : undefined,
    accessMethod: row.access_method === 'heap' ? undefined : (row.access_method ?? undefined),
    tablespace: row.tablespace ?? undefined,
    replicaIdentity: materialized ? replicaIdentity(row) : undefined,
    ...withExtensions(row),
  } satisfies View);
}

/** Sets the ids of a view and its parts. The `_RETURN` rule has the id of the view. */
function nameParts(row: RelationRow, parts: Parts, ids: ObjectIds, names: ReadonlyMap<number, string>): void {
  const { schema, name } = row;
  ids.setRelation('view', row.oid, schema, name, names);
  nameIndexes(row, parts, ids);
  for (const column of parts.columns.get(row.oid) ?? []) {
    if (column.default_oid !== null) {
      ids.set('pg_attrdef', column.default_oid, objectId('default', [schema, name, column.name]));
    }
  }
  for (const one of parts.triggers.get(row.oid) ?? []) {
    ids.set('pg_trigger', one.oid, objectId('trigger', [schema, name, one.name]));
  }
  for (const one of parts.rules.get(row.oid) ?? []) {
    const id =
      one.definition === null ? objectId('view', [schema, name]) : objectId('rule', [schema, name, one.name]);
    ids.set('pg_rewrite', one.oid, id);
  }
}
