import { type Connection, introspect, isLost, said } from '@trellis/database';
import { type History, loadMigration, runMigration } from '@trellis/migrate';
import { isTrellisError, type Model, TrellisError } from '@trellis/model';
import { build } from '../build/index.ts';

/** The Model of what a database holds now. */
export function modelOf(connection: Connection): Promise<Model> {
  return connection.withClient((client) => introspect(client));
}

/**
 * What PostgreSQL makes of a Model that people wrote: built in an empty throw-away database and read
 * back, with what only its author knows (renames, `using`) carried over.
 *
 * @param connection an empty database; it holds the Model afterwards
 * @param authored a Model from descriptors
 */
export async function printModel(connection: Connection, authored: Model): Promise<Model> {
  await connection.withClient((client) => build(client, authored));
  return withIntentions(await modelOf(connection), authored);
}

/** How many tables may be made within one transaction, which holds a lock for each of their parts. */
const IN_PASSING = 100;

/**
 * As `printModel`, in a database that stays as empty as it is: the Model is built there and rolled back.
 * A large one gets a throw-away database of its own.
 *
 * @param connection an empty database
 * @param authored a Model from descriptors
 * @param again opens another empty database
 */
export async function printInPassing(
  connection: Connection,
  authored: Model,
  again: () => Promise<Connection>,
): Promise<Model> {
  if (authored.tables.length > IN_PASSING) {
    const own = await again();
    try {
      return await printModel(own, authored);
    } finally {
      await own.close();
    }
  }
  return connection.withClient(async (client) => {
    await client.query('BEGIN');
    try {
      await build(client, authored);
      return withIntentions(await introspect(client), authored);
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

/**
 * Runs the migrations of a history, from the first, on an empty throw-away database: their changes and
 * nothing of the keeping of books that a database to stay would need.
 *
 * @param upTo how many; all when left out
 * @throws TrellisError `MIGRATION_FAILED`
 */
export async function replay(connection: Connection, history: History, upTo?: number): Promise<void> {
  for (const migration of history.migrations.slice(0, upTo)) {
    const module = await loadMigration(migration);
    try {
      await runMigration(connection.knex, module, 'up');
    } catch (error) {
      if (isTrellisError(error) || isLost(error)) throw error;
      const text = `Expected ${migration.name} to go up on a scratch database, got: ${said(error)}. Mend it, or the server that it ran on.`;
      throw new TrellisError('MIGRATION_FAILED', text, { cause: error });
    }
  }
}

/** A Model without what only its author knows: as PostgreSQL printed it. */
export function withoutIntentions(model: Model): Model {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const { renamedFrom: _f, renamedValues: _v, ...rest } = value as Record<string, unknown>;
    return Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, strip(part)]));
  };
  const { dependencies, ...rest } = model;
  const stripped = strip(rest) as Model;
  return {
    ...stripped,
    ...(dependencies && { dependencies }),
    tables: stripped.tables.map((table) => ({
      ...table,
      columns: table.columns.map(({ using: _, ...column }) => column),
    })),
  };
}

interface Intended {
  readonly name: string;
  readonly renamedFrom?: string;
}

/** The printed Model with the renames and `using` of the authored one, which PostgreSQL does not keep. */
export function withIntentions(printed: Model, authored: Model): Model {
  return {
    ...printed,
    tables: merge(printed.tables, authored.tables, (table, own) => ({
      ...table,
      columns: merge(table.columns, own.columns, (column, { using }) =>
        using === undefined ? column : { ...column, using },
      ),
      uniques: merge(table.uniques, own.uniques),
      foreignKeys: merge(table.foreignKeys, own.foreignKeys),
      checks: merge(table.checks, own.checks),
      exclusions: merge(table.exclusions, own.exclusions),
      indexes: merge(table.indexes, own.indexes),
      triggers: merge(table.triggers, own.triggers),
      policies: merge(table.policies, own.policies),
      ...(table.primaryKey &&
        own.primaryKey?.renamedFrom !== undefined && {
          primaryKey: { ...table.primaryKey, renamedFrom: own.primaryKey.renamedFrom },
        }),
    })),
    enums: merge(printed.enums, authored.enums, (type, { renamedValues }) =>
      renamedValues === undefined ? type : { ...type, renamedValues },
    ),
    schemas: merge(printed.schemas, authored.schemas),
    domains: merge(printed.domains, authored.domains),
    compositeTypes: merge(printed.compositeTypes, authored.compositeTypes, (type, own) => ({
      ...type,
      attributes: merge(type.attributes, own.attributes),
    })),
    rangeTypes: merge(printed.rangeTypes, authored.rangeTypes),
    sequences: merge(printed.sequences, authored.sequences),
    views: merge(printed.views, authored.views),
    statistics: merge(printed.statistics, authored.statistics),
  };
}

/** Carries `renamedFrom`, and what `more` adds, from the authored objects to the printed ones of the same name. */
function merge<T extends Intended & { readonly schema?: string }>(
  printed: readonly T[],
  authored: readonly T[],
  more: (object: T, own: T) => T = (object) => object,
): readonly T[] {
  const key = ({ schema = 'public', name }: T) => JSON.stringify([schema, name]);
  const owned = new Map(authored.map((object) => [key(object), object]));
  return printed.map((object) => {
    const own = owned.get(key(object));
    if (own === undefined) return object;
    const merged = more(object, own);
    return own.renamedFrom === undefined ? merged : { ...merged, renamedFrom: own.renamedFrom };
  });
}
