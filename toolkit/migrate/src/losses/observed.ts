import type { Connection } from '@trellis/database';
import type { Model, Table } from '@trellis/model';
import { diffModels, type Loss, type Requirement, type Requirements } from '@trellis/plan';
import { requirementsOf } from '@trellis/plan/internal';
import type { ManifestLosses } from '../history/index.ts';
import { lossesOf } from './losses-of.ts';

/** The identities of tables and columns by path (as JSON): `16384.2` is the object id and the attribute number. A rename keeps them. */
export type Identities = ReadonlyMap<string, string>;

/** Reads the identities of all tables and columns of a database. */
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

/** The schema of a database, with the identities of its tables and columns. */
export interface ObservedSchema {
  readonly model: Model;
  readonly identities: Identities;
}

/**
 * The losses of a hand-written migration in both directions: tables and columns that exist in one state and not in the
 * other, unless they were renamed.
 */
export function observedLosses(before: ObservedSchema, after: ObservedSchema): ManifestLosses {
  const lossesBetween = (from: ObservedSchema, to: ObservedSchema) => {
    const remaining = new Set(to.identities.values());
    const { losses } = diffModels(from.model, withRenames(from, to));
    return { losses: losses.filter((loss) => !remaining.has(idOf(loss, from.identities) ?? '')) };
  };
  return lossesOf(lossesBetween(before, after), lossesBetween(after, before));
}

/**
 * What a hand-written migration requires of existing rows: what the difference between both states requires. Its own steps
 * may change the rows first, which no comparison of Models shows.
 */
export function observedRequirements(before: ObservedSchema, after: ObservedSchema): Requirements {
  const requirementsBetween = (from: ObservedSchema, to: ObservedSchema): readonly Requirement[] => {
    const wanted = withRenames(from, to);
    return requirementsOf(diffModels(from.model, wanted), from.model, wanted).map((one) => ({
      ...one,
      observed: true,
    }));
  };
  return { up: requirementsBetween(before, after), down: requirementsBetween(after, before) };
}

/** The Model of `to` with `renamedFrom` on every table and column that has another name in `from`. */
function withRenames(from: ObservedSchema, { model, identities }: ObservedSchema): Model {
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
