import { type Model, objectId } from '@trellis/model';
import { initialSchemaPrivileges, publicSchemaOwner } from '@trellis/model/internal';
import {
  addDomainCheck,
  createCompositeType,
  createDefaultPrivilege,
  createDomain,
  createEnum,
  createExtension,
  createRangeType,
  createRoutine,
  createSchema,
  createSequence,
  createStatistics,
  dropSchema,
  setSequenceOwnedBy,
  statisticsSettings,
  target,
} from '../ddl/index.ts';
import type { Step } from './step.ts';
import { type Add, attributes, grants, tableId } from './step-parts.ts';
import { tableSteps } from './table-steps.ts';
import { viewSteps } from './view-steps.ts';

/**
 * All that has to be done to make a Model in an empty database, in the order of kinds.
 *
 * @param model the Model
 * @param apart ids of tables and domains whose defaults and checks are steps of their own, since those need
 *   something that needs the table or domain
 */
export function modelSteps(model: Model, apart: ReadonlySet<string>): Step[] {
  const steps: Step[] = [];
  const dependencies = model.dependencies ?? {};
  const add: Add = ({ rank, object, sql, makes = [object], needs = [] }) => {
    if (sql.length === 0) return;
    const known = makes.flatMap((id) => dependencies[id] ?? []);
    steps.push({ rank, object, sql, makes, needs: [...needs, ...known] });
  };
  schemaSteps(model, add);
  typeSteps(model, apart, add);
  for (const sequence of model.sequences) {
    const object = objectId('sequence', [sequence.schema, sequence.name]);
    const on = target.sequence(sequence);
    add({ rank: 'sequence', object, sql: createSequence(sequence) });
    if (sequence.ownedBy) {
      const { schema, table, column } = sequence.ownedBy;
      const needs = [object, objectId('column', [schema, table, column])];
      add({
        rank: 'settings',
        object,
        makes: [],
        needs,
        sql: setSequenceOwnedBy(sequence, sequence.ownedBy),
      });
    }
    // An owned sequence belongs to whoever owns the table.
    const owner = sequence.ownedBy ? undefined : sequence.owner;
    attributes(add, object, on, { ...sequence, owner });
    grants(add, object, { kind: 'sequence', on, owner: sequence.owner }, sequence);
  }
  for (const routine of model.routines) {
    const object = objectId('routine', [routine.schema, routine.name], routine.arguments);
    const on = target.routine(routine);
    add({ rank: 'routine', object, sql: createRoutine(routine) });
    attributes(add, object, on, routine);
    grants(add, object, { kind: 'routine', on, owner: routine.owner }, routine);
  }
  const tables = new Map(model.tables.map((table) => [tableId(table), table]));
  for (const table of model.tables) tableSteps(table, tables, apart.has(tableId(table)), add);
  for (const view of model.views) viewSteps(view, add);
  for (const statistics of model.statistics) {
    const object = objectId('statistics', [statistics.schema, statistics.name]);
    const needs = [tableId(statistics.table)];
    add({ rank: 'statistics', object, needs, sql: createStatistics(statistics) });
    add({ rank: 'settings', object, makes: [], needs: [object], sql: statisticsSettings(statistics) });
    attributes(add, object, target.statistics(statistics), statistics);
  }
  for (const entry of model.defaultPrivileges) {
    const object = objectId('default privilege', [entry.role, entry.schema ?? '', entry.objects]);
    add({ rank: 'default privileges', object, sql: createDefaultPrivilege(entry) });
  }
  return steps;
}

function schemaSteps(model: Model, add: Add): void {
  for (const schema of model.schemas) {
    const object = objectId('schema', [schema.name]);
    const on = target.schema(schema.name);
    // An empty database has this one, and it comes with an owner.
    const isPublic = schema.name === 'public';
    if (!isPublic) add({ rank: 'schema', object, sql: createSchema(schema) });
    attributes(add, object, on, schema);
    const owner = schema.owner ?? (isPublic ? publicSchemaOwner : undefined);
    grants(add, object, { kind: 'schema', on, owner, initial: initialSchemaPrivileges(schema) }, schema);
  }
  if (!model.schemas.some((schema) => schema.name === 'public')) {
    add({ rank: 'schema', object: objectId('schema', ['public']), sql: dropSchema({ name: 'public' }) });
  }
  for (const extension of model.extensions) {
    const object = objectId('extension', [extension.name]);
    add({ rank: 'extension', object, sql: createExtension(extension) });
    attributes(add, object, target.extension(extension.name), extension);
  }
}

function typeSteps(model: Model, apart: ReadonlySet<string>, add: Add): void {
  const id = (type: { schema: string; name: string }) => objectId('type', [type.schema, type.name]);
  for (const type of model.enums) {
    add({ rank: 'type', object: id(type), sql: createEnum(type) });
    attributes(add, id(type), target.type(type), type);
    grants(add, id(type), { kind: 'type', on: target.type(type), owner: type.owner }, type);
  }
  for (const domain of model.domains) {
    const object = id(domain);
    const checks = domain.checks.map((check) =>
      objectId('constraint', [domain.schema, domain.name, check.name]),
    );
    if (apart.has(object)) {
      add({ rank: 'type', object, sql: createDomain(domain, { checks: false }) });
      for (const [i, check] of domain.checks.entries()) {
        const own = checks[i] ?? object;
        add({ rank: 'domain check', object: own, needs: [object], sql: addDomainCheck(domain, check) });
      }
    } else {
      add({ rank: 'type', object, makes: [object, ...checks], sql: createDomain(domain) });
    }
    const on = target.domain(domain);
    attributes(add, object, on, domain);
    for (const check of domain.checks) {
      attributes(add, object, target.domainConstraint(domain, check.name), { comment: check.comment });
    }
    grants(add, object, { kind: 'type', on, owner: domain.owner }, domain);
  }
  for (const type of model.compositeTypes) {
    add({ rank: 'type', object: id(type), sql: createCompositeType(type) });
    attributes(add, id(type), target.type(type), type);
    for (const attribute of type.attributes) {
      attributes(add, id(type), target.column(type, attribute.name), { comment: attribute.comment });
    }
    grants(add, id(type), { kind: 'type', on: target.type(type), owner: type.owner }, type);
  }
  for (const type of model.rangeTypes) {
    add({ rank: 'type', object: id(type), sql: createRangeType(type) });
    attributes(add, id(type), target.type(type), type);
    grants(add, id(type), { kind: 'type', on: target.type(type), owner: type.owner }, type);
  }
}
