import type { Model } from '@trellis/model';
import { digest } from './checksum.ts';

/**
 * Returns a hash that is equal for two Models exactly if they describe the same schema. It ignores the order of
 * columns and of grants, the dependencies, what an extension supports and its casts, the collations of the columns of
 * views, which follow from the query, and the name of a NOT NULL constraint and whether a child table has it of its own
 * beside its parents', which servers before PostgreSQL 18 do not store, and the distribution of tables, which only a
 * database with Citus has.
 *
 * @param model a Model as PostgreSQL printed it
 * @returns 32 hexadecimal digits
 * @example
 * import type { Model } from '@trellis/model';
 * import { fingerprint } from '@trellis/plan';
 *
 * export const hasDrifted = (live: Model, released: Model): boolean =>
 *   fingerprint(live) !== fingerprint(released);
 */
export function fingerprint(model: Model): string {
  const { dependencies: _d, notNullConstraints: _n, extensionCasts: _e, ...rest } = model;
  const byName = <T extends { readonly name: string }>(items: readonly T[]) =>
    [...items].sort((a, b) => (a.name < b.name ? -1 : 1));
  const tables = rest.tables.map(({ distribution: _, ...table }) => ({
    ...table,
    columns: byName(table.columns),
  }));
  const extensions = rest.extensions.map(({ relocatable: _, ...extension }) => extension);
  const views = rest.views.map((view) => ({
    ...view,
    columns: view.columns.map(({ collation: _, ...column }) => column),
  }));
  return digest(canonical({ ...rest, tables, views, extensions }));
}

/** JSON with the keys of every object in order, without undefined values. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return key === 'privileges' ? part.map((one) => canonical(one)).sort() : part;
    const object = key === 'notNullConstraint' ? withoutPlace(part) : part;
    return object && Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function withoutPlace(constraint: object): object | undefined {
  const { name: _n, local: _l, ...rest } = constraint as { readonly name?: string; readonly local?: boolean };
  return Object.keys(rest).length === 0 ? undefined : rest;
}
