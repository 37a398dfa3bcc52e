import { type Extension, type Model, objectId, type Table } from '@trellis/model';
import { target } from '../ddl/index.ts';
import type { Change, Refusal, Statement } from './change/index.ts';
import { tableId } from './node/index.ts';

/** Two Models without the tables that an extension takes over or gives up, and the statements that do so. */
export interface Handover {
  readonly from: Model;
  readonly to: Model;
  readonly changes: readonly Change[];
  readonly statements: readonly Statement[];
  readonly refusals: readonly Refusal[];
}

/**
 * Finds the tables that belong to an extension on one side only. The Model has no members of extensions, except that a
 * member depends on its extension. Such a table keeps its rows: it is neither dropped nor created.
 *
 * @param from the Model that exists, after renames
 * @param to the Model that is wanted
 */
export function handOver(from: Model, to: Model): Handover {
  const taken = tablesOf(from, to);
  const given = tablesOf(to, from);
  if (taken.length === 0 && given.length === 0)
    return { from, to, changes: [], statements: [], refusals: [] };
  const has = ({ extensions }: Model, { name }: Extension) => extensions.some((one) => one.name === name);
  const refused = taken.filter(({ extension }) => !has(from, extension));
  const moves = [
    ...taken.filter((one) => !refused.includes(one)).map((one) => ({ ...one, verb: 'ADD' })),
    ...given.map((one) => ({ ...one, verb: 'DROP' })),
  ];
  const changes = moves.map(({ extension, table, verb }): Change => {
    const object = objectId('extension', [extension.name]);
    const id = `${verb.toLowerCase()} ${tableId(table)} ${verb === 'ADD' ? 'to' : 'from'} ${object}`;
    const action = 'alter';
    return { id, kind: 'extension', action, object, path: [extension.name], from: extension, to: extension };
  });
  return {
    from: without(from, taken),
    to: without(to, given),
    changes,
    statements: moves.map(({ extension, table, verb }, i) => ({
      sql: `ALTER ${target.extension(extension.name)} ${verb} ${target.table(table)}`,
      transactional: true,
      hazards: [],
      change: changes[i]?.id ?? '',
    })),
    refusals: refused.map(({ extension, table }) => ({
      code: 'EXTENSION_MEMBER',
      object: tableId(table),
      message: `The wanted extension ${extension.name} has the table ${table.schema}.${table.name}, and CREATE EXTENSION does not take over a table that exists. Rename or drop it in a migration of its own.`,
    })),
  };
}

interface Member {
  readonly table: Table;
  readonly extension: Extension;
}

/** The tables of a Model that belong to an extension in the other one. */
function tablesOf(model: Model, other: Model): readonly Member[] {
  const { extensions, dependencies = {} } = other;
  if (extensions.length === 0) return [];
  const own = new Set(other.tables.map(tableId));
  return model.tables.flatMap((table) => {
    const id = tableId(table);
    if (own.has(id)) return [];
    const extension = extensions.find(({ name }) =>
      dependencies[id]?.includes(objectId('extension', [name])),
    );
    return extension ? [{ table, extension }] : [];
  });
}

/** A Model without tables. Their sequences have no owner, as the Model of a member's. */
function without(model: Model, members: readonly Member[]): Model {
  const gone = new Set(members.map(({ table }) => tableId(table)));
  const isGone = (of: { readonly schema: string; readonly table: string }) =>
    gone.has(tableId({ schema: of.schema, name: of.table }));
  return {
    ...model,
    tables: model.tables.filter((table) => !gone.has(tableId(table))),
    sequences: model.sequences.map((sequence) => {
      const { ownedBy, ...rest } = sequence;
      return ownedBy && isGone(ownedBy) ? rest : sequence;
    }),
  };
}
