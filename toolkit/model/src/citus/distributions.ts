import type { Distribution, Model, QualifiedName, Table } from '../model/index.ts';

/** The distributions of tables by name, as `schema.table`; `null` for one that ended. */
export type DistributionChanges = Readonly<Record<string, Distribution | null>>;

/** Returns whether the database of a Model has Citus, so that the Model has the distributions of its tables. */
export function hasCitus({ extensions }: Model): boolean {
  return extensions.some(({ name }) => name === 'citus');
}

/** A Model whose tables are distributed as those of another Model. */
export function withDistributionsOf(model: Model, other: Model): Model {
  const distributions = distributionsOf(other);
  if (distributions.size === 0 && distributionsOf(model).size === 0) return model;
  return withDistributions(model, distributions);
}

/**
 * The Models of a database and of a history or of descriptors, to compare them. A database without Citus does not have
 * distributions, so that they are compared only where the database has Citus.
 */
export function comparable(database: Model, other: Model): readonly [database: Model, other: Model] {
  if (hasCitus(database)) return [database, other];
  return [withoutDistributions(database), withoutDistributions(other)];
}

/** A Model without distributions. */
export function withoutDistributions(model: Model): Model {
  return distributionsOf(model).size === 0 ? model : withDistributions(model, new Map());
}

/** The distributions of a Model that another does not have, and those that it no longer has; undefined for none. */
export function distributionChanges(before: Model, after: Model): DistributionChanges | undefined {
  const [was, is] = [distributionsOf(before), distributionsOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  const changes = names.flatMap((name) => {
    const [from, to] = [was.get(name), is.get(name)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [[name, to ?? null] as const];
  });
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

/** The Model of a database on which migrations ran, with the distributions that they are recorded to lead to. */
export function withRecordedDistributions(
  model: Model,
  changes: readonly (DistributionChanges | undefined)[],
): Model {
  if (hasCitus(model)) return model;
  const distributions = new Map<string, Distribution>();
  for (const one of changes)
    for (const [name, distribution] of Object.entries(one ?? {}))
      if (distribution === null) distributions.delete(name);
      else distributions.set(name, distribution);
  return distributions.size === 0 ? model : withDistributions(model, distributions);
}

function withDistributions(model: Model, distributions: ReadonlyMap<string, Distribution>): Model {
  return {
    ...model,
    tables: model.tables.map((table): Table => {
      const { distribution: _, ...rest } = table;
      const distribution = distributions.get(keyOf(table));
      return distribution === undefined ? rest : { ...rest, distribution };
    }),
  };
}

function distributionsOf({ tables }: Model): ReadonlyMap<string, Distribution> {
  return new Map(
    tables.flatMap((table) => (table.distribution ? [[keyOf(table), table.distribution] as const] : [])),
  );
}

function keyOf({ schema, name }: QualifiedName): string {
  return `${schema}.${name}`;
}
