import type { Model } from '@trellis/model';

/**
 * A Model without the properties of NOT NULL constraints that PostgreSQL has only from version 18 on (name, inheritance,
 * comment), to compare it with the Model of an older server. `NOT VALID` and `NO INHERIT` are kept: an older server has
 * no statement for them. PostgreSQL 17 has the properties for domains, so both sides are stripped.
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
