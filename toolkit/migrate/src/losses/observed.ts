import type { Connection } from '@trellis/database';
import type { Model, Table } from '@trellis/model';
import { diffModels, type Loss } from '@trellis/plan';
import type { ManifestLosses } from '../history/index.ts';
import { lossesOf } from './losses-of.ts';

/** Tables and columns as PostgreSQL tells them apart, whatever they are called: `16384.2`, by their path as JSON. */
export type Identities = ReadonlyMap<string, string>;

/** Reads which tables and columns there are in a database. */
export async function readIdentities({ knex }: Connection): Promise<Identities> {
  const { rows } = await knex.raw<{ rows: { path: unknown; id: string }[] }>(
    `select json_build_array(n.nspname, c.relname, a.attname) as path, c.oid || '.' || coalesce(a.attnum, 0) as id
     from pg_catalog.pg_class c
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname not like 'pg\\_%'
     left join lateral (
       select attname, attnum from pg_catalog.pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
       union all select null, 0
     ) a on true
     where c.relkind in ('r', 'p')`,
  );
  return new Map(rows.map(({ path, id }) => [JSON.stringify(path), id]));
}

/** What stands in a database. */
export interface Standing {
  readonly model: Model;
  readonly identities: Identities;
}

/**
 * What a migration that a person wrote destroys on either way: what one Model has and the other has not, unless
 * it is there still under another name.
 */
export function observedLosses(before: Standing, after: Standing): ManifestLosses {
  const way = (from: Standing, to: Standing) => {
    const there = new Set(to.identities.values());
    const { losses } = diffModels(from.model, withRenames(from, to));
    return { losses: losses.filter((loss) => !there.has(idOf(loss, from.identities) ?? '')) };
  };
  return lossesOf(way(before, after), way(after, before));
}

/** The Model of `to`, its tables and columns declared to have had the names that they had. */
function withRenames(from: Standing, { model, identities }: Standing): Model {
  const old = new Map([...from.identities].map(([path, id]) => [id, JSON.parse(path) as Path]));
  const was = (table: Table, column: string | null) =>
    old.get(identities.get(JSON.stringify([table.schema, table.name, column])) ?? '');
  const tables = model.tables.map((table) => ({
    ...table,
    ...renamedFrom(table.name, was(table, null)?.[1]),
    columns: table.columns.map((column) => ({
      ...column,
      ...renamedFrom(column.name, was(table, column.name)?.[2]),
    })),
  }));
  return { ...model, tables };
}

type Path = readonly [schema: string, table: string, column: string | null];

function renamedFrom(name: string, old: string | null | undefined): { readonly renamedFrom?: string } {
  return old && old !== name ? { renamedFrom: old } : {};
}

function idOf({ table, column }: Loss, identities: Identities): string | undefined {
  return table && identities.get(JSON.stringify([table.schema, table.name, column ?? null]));
}
