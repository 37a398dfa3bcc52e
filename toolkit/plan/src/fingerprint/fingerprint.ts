import type { Model } from '@trellis/model';
import { digest } from './checksum.ts';

/**
 * A short value that two Models have in common exactly when they say the same. The order of
 * columns and of grants is no difference, and neither is what PostgreSQL says about dependencies, nor what only
 * its version 18 tells of NOT NULL in a child: whether it is the child's own beside its parents'.
 *
 * @param model a Model as PostgreSQL printed it
 */
export function fingerprint(model: Model): string {
  const { dependencies: _d, notNullConstraints: _n, ...rest } = model;
  const byName = <T extends { readonly name: string }>(items: readonly T[]) =>
    [...items].sort((a, b) => (a.name < b.name ? -1 : 1));
  const tables = rest.tables.map((table) => ({ ...table, columns: byName(table.columns) }));
  return digest(canonical({ ...rest, tables }));
}

/** JSON with the keys of every object in order and without what is undefined. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return key === 'privileges' ? part.map((one) => canonical(one)).sort() : part;
    const said = key === 'notNullConstraint' ? withoutLocal(part) : part;
    return said && Object.fromEntries(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function withoutLocal(constraint: object): object | undefined {
  const { local: _, ...rest } = constraint as { readonly local?: boolean };
  return Object.keys(rest).length === 0 ? undefined : rest;
}
