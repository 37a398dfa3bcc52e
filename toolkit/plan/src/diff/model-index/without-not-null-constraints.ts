import type { Model } from '@trellis/model';

/**
 * A Model without what only PostgreSQL 18 tells of NOT NULL (what its constraint is called, whose it is, what is
 * said of it), to compare it with one of a server before. That it is not valid yet, or not for children, stays:
 * such a server has no statement for it. Of a domain 17 tells it too, so both sides have to do without.
 */
export function withoutNotNullConstraints(model: Model): Model {
  return {
    ...model,
    domains: model.domains.map(plain),
    tables: model.tables.map((table) => ({ ...table, columns: table.columns.map(plain) })),
  };
}

function plain<T extends { readonly notNullConstraint?: object }>(of: T): T {
  if (of.notNullConstraint === undefined) return of;
  const { name: _n, local: _l, comment: _c, ...rest } = of.notNullConstraint as Record<string, unknown>;
  const { notNullConstraint: _, ...bare } = of;
  return (Object.keys(rest).length === 0 ? bare : { ...bare, notNullConstraint: rest }) as T;
}
