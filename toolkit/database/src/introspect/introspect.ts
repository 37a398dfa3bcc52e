import { type Model, objectId, type QualifiedName } from '@trellis/model';
import { assembleModel, castId, isMaintainedPartition, operatorId, push } from '@trellis/model/internal';
import { readAggregates } from './aggregates.ts';
import { cast, readCasts } from './casts.ts';
import { collation, readCollations } from './collations.ts';
import { readColumns } from './columns.ts';
import { readConstraints } from './constraints.ts';
import { readDefaultPrivileges } from './default-privileges.ts';
import { readDependencies } from './dependencies.ts';
import { readDistributions } from './distributions.ts';
import { eventTrigger, readEventTriggers } from './event-triggers.ts';
import { readExtensionCasts, readExtensions } from './extensions.ts';
import { readBack } from './faithful.ts';
import {
  foreignDataWrapper,
  foreignServer,
  readServers,
  readUserMappings,
  readWrappers,
  userMapping,
} from './foreign-data.ts';
import { readIndexes } from './indexes.ts';
import { ObjectIds } from './object-ids.ts';
import {
  operatorClass,
  operatorFamily,
  readOperatorClasses,
  readOperatorFamilies,
} from './operator-classes.ts';
import { operator, readOperators } from './operators.ts';
import { readPolicies } from './policies.ts';
import { publication, readPublications } from './publications.ts';
import { printingCanonically, type Queryable } from './queryable.ts';
import { type RelationRow, readRelations } from './relations.ts';
import { readRoutines, routine } from './routines.ts';
import { readRules } from './rules.ts';
import { readSchemas } from './schemas.ts';
import { byName, byQualifiedName, compareText, type Oid, openScope, type Scope } from './scope.ts';
import { readSequences, type SequenceRow, sequence } from './sequences.ts';
import { readStatistics, statistics } from './statistics.ts';
import { type Parts, table } from './tables.ts';
import {
  readConfigurations,
  readDictionaries,
  textSearchConfiguration,
  textSearchDictionary,
} from './text-search.ts';
import { readTriggers } from './triggers.ts';
import { compositeType, domain, enumType, rangeType, readTypes } from './types.ts';
import { readUnmodelled } from './unmodelled.ts';
import { view } from './views.ts';

/** The schemas and tables to read. */
export interface IntrospectOptions {
  /** The schemas to read. Default: all except the system schemas. */
  readonly schemas?: readonly string[];
  /** Returns whether a table is left out, with its indexes and other dependents. Default: `isBookkeeping`. */
  readonly exclude?: (table: QualifiedName) => boolean;
}

/**
 * Returns whether a table stores the state of migrations: `knex_migrations`, `knex_migrations_lock` and the tables
 * whose names start with `trellis_`, in the schema `public`.
 *
 * @param table the schema and name of a table
 * @example
 * import { isBookkeeping } from '@trellis/database';
 *
 * isBookkeeping({ schema: 'public', name: 'knex_migrations' }); // true
 */
export function isBookkeeping(table: QualifiedName): boolean {
  return (
    table.schema === 'public' &&
    (table.name === 'knex_migrations' ||
      table.name === 'knex_migrations_lock' ||
      table.name.startsWith('trellis_'))
  );
}

/**
 * Reads the schema of a database from its catalogs into a Model. The number of queries does not depend on the size
 * of the schema.
 *
 * System schemas, members of extensions and the partitions that `trellis partitions` created are left out. Objects that a Model cannot represent are listed in
 * `unmodelled`.
 *
 * @param client one connection, not a pool: its settings are changed during the call and then restored
 * @param options the schemas and tables to read
 * @example
 * import { connect, introspect } from '@trellis/database';
 *
 * const connection = await connect();
 * const model = await connection.withClient((client) => introspect(client, { schemas: ['public'] }));
 * console.log(model.tables.map((table) => table.name));
 * await connection.close();
 */
export function introspect(client: Queryable, options: IntrospectOptions = {}): Promise<Model> {
  return printingCanonically(client, async () =>
    read(await openScope(client, options.schemas), options.exclude ?? isBookkeeping),
  );
}

async function read(scope: Scope, exclude: (table: QualifiedName) => boolean): Promise<Model> {
  const ids = new ObjectIds();
  for (const [oid, name] of scope.schemas) ids.set('pg_namespace', oid, objectId('schema', [name]));

  const schemas = await readSchemas(scope);
  const extensions = await readExtensions(scope);
  for (const [oid, name] of extensions.oids) ids.set('pg_extension', oid, objectId('extension', [name]));
  for (const [name, members] of extensions.members) {
    for (const { classid, objid } of members) ids.setAt(classid, objid, objectId('extension', [name]));
  }

  const everyRelation = await readRelations(scope);
  const isExcluded = (row: RelationRow) => exclude(row) || isMaintained(row);
  const excluded = new Set(everyRelation.filter(isExcluded).map((row) => row.oid));
  const relations = everyRelation.filter((row) => !excluded.has(row.oid));
  const sequences = await readSequences(scope);
  const constraints = await readConstraints(scope);
  const parts: Parts = {
    columns: await readColumns(scope),
    constraints: byRelation(constraints),
    indexes: byRelation(await readIndexes(scope)),
    triggers: byRelation(await readTriggers(scope)),
    rules: byRelation(await readRules(scope)),
    policies: byRelation(await readPolicies(scope)),
    identities: byRelation(sequences.filter(isIdentity)),
  };

  const types = await readTypes(scope);
  const typesOf = (kind: 'e' | 'd' | 'c' | 'r') => types.filter((row) => row.kind === kind);
  for (const row of types) {
    ids.set('pg_type', row.oid, objectId('type', [row.schema, row.name]));
    if (row.kind === 'c') ids.setRelation('type', row.relation, row.schema, row.name);
  }
  const domains = new Map(types.map((row) => [row.oid, row]));
  for (const row of constraints) {
    const of = domains.get(row.domain);
    if (of) ids.set('pg_constraint', row.oid, objectId('constraint', [of.schema, of.name, row.name]));
  }

  const plainSequences = sequences.filter((row) => !isIdentity(row) && !excluded.has(row.relation ?? 0));
  for (const row of plainSequences) {
    ids.set('pg_class', row.oid, objectId('sequence', [row.schema, row.name]));
  }
  const owners = new Map(relations.map((row) => [row.oid, row]));
  const ownedBy = (row: SequenceRow) => {
    const of = row.ownership === 'a' ? owners.get(row.relation ?? 0) : undefined;
    const column = parts.columns.get(row.relation ?? 0)?.find((one) => one.number === row.number);
    return of && column ? { schema: of.schema, table: of.name, column: column.name } : undefined;
  };

  const routines = await readRoutines(scope);
  const aggregates = await readAggregates(scope);
  for (const row of routines) {
    ids.set('pg_proc', row.oid, objectId('routine', [row.schema, row.name], row.arguments));
  }
  const everyStatistics = (await readStatistics(scope)).filter((row) => !excluded.has(row.relation));
  for (const row of everyStatistics) {
    ids.set('pg_statistic_ext', row.oid, objectId('statistics', [row.schema, row.name]));
  }

  const collations = await readCollations(scope);
  for (const row of collations)
    ids.set('pg_collation', row.oid, objectId('collation', [row.schema, row.name]));
  const dictionaries = await readDictionaries(scope);
  for (const row of dictionaries)
    ids.set('pg_ts_dict', row.oid, objectId('text search dictionary', [row.schema, row.name]));
  const configurations = await readConfigurations(scope);
  for (const row of configurations)
    ids.set('pg_ts_config', row.oid, objectId('text search configuration', [row.schema, row.name]));

  const everyPublication = await readPublications(scope);
  for (const row of everyPublication) {
    ids.set('pg_publication', row.oid, objectId('publication', [row.name]));
    for (const { oid, schema, name } of row.tables ?? [])
      ids.set('pg_publication_rel', oid, objectId('publication relation', [schema, name, row.name]));
    for (const { oid, schema } of row.schemas ?? [])
      ids.set('pg_publication_namespace', oid, objectId('publication namespace', [schema, row.name]));
  }

  const everyCast = await readCasts(scope);
  for (const row of everyCast) ids.set('pg_cast', row.oid, castId(row));
  const wrappers = await readWrappers(scope);
  for (const { oid, name } of wrappers)
    ids.set('pg_foreign_data_wrapper', oid, objectId('foreign data wrapper', [name]));
  const servers = await readServers(scope);
  for (const { oid, name } of servers) ids.set('pg_foreign_server', oid, objectId('foreign server', [name]));
  const mappings = await readUserMappings(scope);
  for (const { oid, server, role } of mappings)
    ids.set('pg_user_mapping', oid, objectId('user mapping', [server, role]));

  const everyOperator = (await readOperators(scope)).map((row) => [row.oid, operator(row)] as const);
  for (const [oid, one] of everyOperator) ids.set('pg_operator', oid, operatorId(one));
  const families = await readOperatorFamilies(scope);
  const classes = await readOperatorClasses(scope);
  for (const [kind, catalog, rows] of [
    ['operator family', 'pg_opfamily', families],
    ['operator class', 'pg_opclass', classes],
  ] as const)
    for (const { oid, schema, name, method, operators, functions } of rows) {
      const id = objectId(kind, [schema, name], method);
      ids.set(catalog, oid, id);
      for (const member of operators ?? []) ids.set('pg_amop', member.oid, id);
      for (const member of functions ?? []) ids.set('pg_amproc', member.oid, id);
    }
  const everyEventTrigger = await readEventTriggers(scope);
  for (const row of everyEventTrigger)
    ids.set('pg_event_trigger', row.oid, objectId('event trigger', [row.name]));

  const citus = extensions.list.some(({ name }) => name === 'citus')
    ? await readDistributions(scope)
    : undefined;

  const model = assembleModel({
    schemas,
    extensions: extensions.list,
    enums: byQualifiedName(typesOf('e').map((row) => enumType(scope, row))),
    domains: byQualifiedName(
      typesOf('d').map((row) =>
        domain(
          scope,
          row,
          constraints.filter((one) => one.domain === row.oid),
        ),
      ),
    ),
    compositeTypes: byQualifiedName(
      typesOf('c').map((row) => compositeType(scope, row, parts.columns.get(row.relation) ?? [])),
    ),
    rangeTypes: byQualifiedName(typesOf('r').map((row) => rangeType(scope, row))),
    sequences: byQualifiedName(plainSequences.map((row) => sequence(scope, row, ownedBy(row)))),
    tables: byQualifiedName(
      relations.filter(isTable).map((row) => {
        const distribution = citus?.byTable.get(row.oid);
        return { ...table(scope, row, parts, ids), ...(distribution && { distribution }) };
      }),
    ),
    views: byQualifiedName(
      relations.filter((row) => !isTable(row)).map((row) => view(scope, row, parts, ids)),
    ),
    routines: routines
      .map((row) => routine(scope, row, aggregates.get(row.oid)))
      .sort(
        (a, b) =>
          compareText(a.schema, b.schema) ||
          compareText(a.name, b.name) ||
          compareText(a.arguments, b.arguments),
      ),
    statistics: byQualifiedName(everyStatistics.map(statistics)),
    defaultPrivileges: await readDefaultPrivileges(scope),
    publications: byName(everyPublication.map((row) => publication(row, excluded))),
    casts: everyCast.map(cast),
    collations: byQualifiedName(collations.map(collation)),
    textSearchDictionaries: byQualifiedName(dictionaries.map(textSearchDictionary)),
    textSearchConfigurations: byQualifiedName(configurations.map(textSearchConfiguration)),
    operators: everyOperator.map(([, one]) => one),
    operatorFamilies: families.map(operatorFamily),
    operatorClasses: classes.map(operatorClass),
    eventTriggers: everyEventTrigger.map(eventTrigger),
    foreignDataWrappers: byName(wrappers.map((row) => foreignDataWrapper(scope, row))),
    foreignServers: byName(servers.map((row) => foreignServer(scope, row))),
    userMappings: mappings
      .map(userMapping)
      .sort((a, b) => compareText(a.server, b.server) || compareText(a.role, b.role)),
  });
  const extensionCasts = extensions.list.length === 0 ? [] : await readExtensionCasts(scope);
  const unmodelled = [...(await readUnmodelled(scope, ids)), ...(citus?.unmodelled ?? [])];
  const dependencies = { ...(await readDependencies(scope, ids)), ...extensions.dependencies };
  return {
    ...readBack(model),
    ...(scope.version < 180000 && { notNullConstraints: false as const }),
    dependencies,
    ...(extensionCasts.length > 0 && { extensionCasts }),
    ...(unmodelled.length === 0 ? {} : { unmodelled }),
  };
}

/** Whether a table is a partition of no migration, or was one. Statements on the partitioned table reach it. */
function isMaintained(row: RelationRow): boolean {
  return isTable(row) && isMaintainedPartition(row);
}

function isTable(row: { readonly kind: string }): boolean {
  return row.kind === 'r' || row.kind === 'p' || row.kind === 'f';
}

function isIdentity(row: SequenceRow): boolean {
  return row.ownership === 'i';
}

/** Groups rows by relation. */
function byRelation<Row extends { readonly relation: Oid | null }>(rows: readonly Row[]): Map<Oid, Row[]> {
  const map = new Map<Oid, Row[]>();
  for (const row of rows) if (row.relation !== null && row.relation !== 0) push(map, row.relation, row);
  return map;
}
