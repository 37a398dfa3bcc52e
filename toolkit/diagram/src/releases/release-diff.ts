import { type Model, type Table, tableKey } from '@trellis/model';
import { code, escapeText, joinBlocks, list, section } from '../markdown/index.ts';
import { drawnTables } from '../tables/index.ts';
import { type ComparedObject, objectsOfTable, otherObjectsOf } from './compared-objects.ts';

/**
 * Describes in Markdown what changed between two Models: new, renamed, dropped and changed tables, and the columns,
 * constraints and indexes that changed in them. A table or column is renamed only if `after` declares it.
 *
 * @param before older Model
 * @param after newer Model
 * @param level heading level of a changed table
 * @returns an empty string if nothing changed
 * @example
 * import { releaseDiff } from '@trellis/diagram';
 * import { defineSchema, emptyModel, integer, table, toModel } from '@trellis/model';
 *
 * const books = table('books', { columns: { book_id: integer({ primaryKey: true }) } });
 * const library = defineSchema({ name: 'library', tables: { books } });
 * console.log(releaseDiff(emptyModel, toModel(library))); // - New table `books`
 */
export function releaseDiff(before: Model, after: Model, level = 3): string {
  const oldTables = new Map(drawnTables(before).map((table) => [tableKey(table), table]));
  const newTables = new Map(drawnTables(after).map((table) => [tableKey(table), table]));
  const oldKeyOf = (table: Table) =>
    oldTables.has(tableKey(table)) ? tableKey(table) : declaredOldKey(table);
  const kept = new Set([...newTables.values()].map(oldKeyOf));
  const created = [...newTables].filter(([, table]) => !oldTables.has(oldKeyOf(table)));
  const renamed = [...newTables].filter(
    ([key, table]) => oldKeyOf(table) !== key && oldTables.has(oldKeyOf(table)),
  );
  const dropped = [...oldTables.keys()].filter((key) => !kept.has(key));
  const changed = [...newTables].map(([key, table]) => {
    const old = oldTables.get(oldKeyOf(table));
    if (old === undefined) return '';
    return section(
      level,
      escapeText(key),
      list(changesBetween(objectsOfTable(before, old), objectsOfTable(after, table))),
    );
  });
  return joinBlocks(
    list([
      ...created.map(
        ([key, { comment }]) => `New table ${code(key)}${comment ? `: ${escapeText(comment)}` : ''}`,
      ),
      ...renamed.map(([key, table]) => `Renamed table ${code(oldKeyOf(table))} to ${code(key)}`),
      ...dropped.map((key) => `Dropped table ${code(key)}`),
      ...changesBetween(otherObjectsOf(before), otherObjectsOf(after)),
    ]),
    ...changed,
  );
}

/** Returns the key of a table before its declared rename. */
function declaredOldKey(table: Table): string {
  return tableKey({ ...table, name: table.renamedFrom ?? table.name });
}

/** Describes what changed between two lists of objects, an item for each change. */
function changesBetween(before: readonly ComparedObject[], after: readonly ComparedObject[]): string[] {
  const keyOf = ({ kind, name }: ComparedObject) => JSON.stringify([kind, name]);
  const old = new Map(before.map((object) => [keyOf(object), object]));
  const oldKeyOf = (object: ComparedObject) =>
    old.has(keyOf(object)) ? keyOf(object) : keyOf({ ...object, name: object.renamedFrom ?? object.name });
  const kept = new Set(after.map(oldKeyOf));
  return [
    ...after
      .filter((object) => oldKeyOf(object) !== keyOf(object) && old.has(oldKeyOf(object)))
      .map((object) => `Renamed ${labelOf(object, object.renamedFrom)} to ${code(object.name)}`),
    ...after.flatMap((object) => changeOf(old.get(oldKeyOf(object)), object)),
    ...before.filter((object) => !kept.has(keyOf(object))).map((object) => `Dropped ${labelOf(object)}`),
  ];
}

/** Describes how an object was added or changed. */
function changeOf(before: ComparedObject | undefined, after: ComparedObject): string[] {
  const { definition, isLong } = after;
  if (before === undefined)
    return [`New ${labelOf(after)}${isLong || definition === '' ? '' : `: ${definition}`}`];
  if (before.definition === definition) return [];
  if (isLong) return [`Changed ${labelOf(after)}`];
  return [`Changed ${labelOf(after)}: now ${definition || 'none'}; before ${before.definition || 'none'}`];
}

function labelOf({ kind, name }: ComparedObject, shownName = name): string {
  return shownName === '' ? kind : `${kind} ${code(shownName)}`;
}
