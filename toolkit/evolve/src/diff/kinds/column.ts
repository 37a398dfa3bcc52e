import {
  addIdentity,
  columnDefinition,
  dropIdentity,
  identityClause,
  identitySequence,
  identitySettings,
  qualifiedName,
  sequenceOptions,
  setNotNull,
  target,
} from '@trellis/database';
import { type Column, type Identity, objectId, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { castKind, keepsRows, widens } from '../casts.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import { isGivenByParent, isTakenByParent } from './inherited.ts';
import { hazard, type Kind, type Print, type Surroundings, same } from './kind.ts';
import { sequenceAlteration } from './sequence.ts';
import { columnAsCreated } from './table.ts';

/** Columns: type and collation are altered in place; a generated column with another expression is made again. */
export const columnKind: Kind<'column'> = {
  create(node, around) {
    const table = tableOf(node);
    if (isGivenByParent(node, around)) return withoutParentsDefault(node, around);
    const column = columnAsCreated(node, around.folded(node));
    const hazards = [];
    if (column.notNull && column.default === undefined && !column.identity && !column.generated)
      hazards.push(hazard.mayFail(`Fails if the table has rows: ${column.name} has no value for them.`));
    if (column.generated?.kind === 'stored' || column.identity)
      hazards.push(hazard.rewrites('Writes every row of the table.'));
    return [
      {
        sql: `ALTER ${target.table(table)} ADD COLUMN ${columnDefinition(column, table)}`,
        hazards,
      },
      ...(column.identity ? identitySettings(table, column) : []),
    ];
  },
  drop(node, around) {
    if (isTakenByParent(node, around)) return [];
    const table = tableOf(node);
    const generated = node.value.generated !== undefined;
    if (!generated)
      around.lose({
        object: node.id,
        what: 'the column with all its values',
        table,
        column: node.value.name,
      });
    return [
      {
        sql: `ALTER ${target.table(table)} DROP COLUMN ${quoteIdentifier(node.value.name)}`,
        hazards: generated ? [] : [hazard.loses('All values of the column are gone.')],
      },
    ];
  },
  alter(from, to, around) {
    const [was, is] = [from.value, to.value];
    const retyped = was.type !== is.type || was.collation !== is.collation || refersToRebuilt(from, around);
    if (was.generated && !is.generated && was.generated.kind === 'stored') {
      const drop = `ALTER ${target.table(tableOf(to))} ALTER COLUMN ${quoteIdentifier(is.name)} DROP EXPRESSION`;
      return [drop, ...(retyped ? changeType(from, to, around) : [])];
    }
    if (!same(was.generated, is.generated) || (is.generated && refersToRebuilt(from, around)))
      return 'replace';
    if (is.generated && retyped) return 'replace';
    if (!retyped || isGivenByParent(to, around)) return [];
    return changeType(from, to, around);
  },
  invalidates(from, to, dependent, around) {
    const [was, is] = [from.value, to.value];
    if (was.type === is.type && was.collation === is.collation && !refersToRebuilt(from, around))
      return false;
    switch (dependent.kind) {
      case 'view':
      case 'rule':
      case 'policy':
      case 'routine':
      case 'trigger':
        return true;
      case 'column':
        return dependent.value.generated !== undefined;
      case 'default':
        return !(modifierOnly(was, is) && !refersToRebuilt(from, around));
      case 'foreign key':
        return !alike(was.type, is.type);
      default:
        return false;
    }
  },
  foldsIntoCreate: () => true,
};

/** `ALTER COLUMN … TYPE`, by the cast that there is. */
function changeType(from: NodeOf<'column'>, to: NodeOf<'column'>, around: Surroundings): readonly Print[] {
  const [was, is] = [from.value, to.value];
  const column = quoteIdentifier(is.name);
  const collation = is.collation === undefined ? '' : ` COLLATE ${is.collation}`;
  const alter = `ALTER ${target.table(tableOf(to))} ALTER COLUMN ${column} TYPE ${is.type}${collation}`;
  const rewrite =
    keepsRows(was.type, is.type) && !refersToRebuilt(from, around)
      ? []
      : [hazard.rewrites('Writes every row of the table and rebuilds its indexes under an exclusive lock.')];
  const mayFail = hazard.mayFail(`Fails if a value of ${is.name} is no ${is.type}.`);
  const narrower = widens(was.type, is.type) ? [] : [mayFail];
  if (is.using !== undefined) return [{ sql: `${alter} USING ${is.using}`, hazards: [...rewrite, mayFail] }];
  if (refersToRebuilt(from, around))
    return [{ sql: `${alter} USING ${column}::text::${is.type}`, hazards: [...rewrite, mayFail] }];
  switch (castKind(underlying(was.type, from, around.before), underlying(is.type, to, around.after))) {
    case 'automatic':
      return [{ sql: alter, hazards: [...rewrite, ...narrower] }];
    case 'explicit':
      return [{ sql: `${alter} USING ${column}::${is.type}`, hazards: [...rewrite, mayFail] }];
    case 'text':
      if (!around.castThroughText)
        around.refuse({
          code: 'CAST_NEEDED',
          object: to.id,
          message: `PostgreSQL has no cast from ${was.type} to ${is.type}. Say how on the column: using: '<expression of ${is.name}>'.`,
        });
      return [{ sql: `${alter} USING ${column}::text::${is.type}`, hazards: [...rewrite, mayFail] }];
  }
}

/** Whether a type that the column has is being made anew. */
function refersToRebuilt(node: NodeOf<'column'>, around: Surroundings): boolean {
  return [...node.requires].some((id) => id.startsWith('type ') && around.isRebuilt(id));
}

/** The built-in type beneath domains. */
function underlying(type: string, node: Node, catalog: Catalog): string {
  for (const id of node.requires) {
    const domain = catalog.nodes.get(id);
    if (domain?.kind === 'domain' && typeNames(domain.value).includes(type))
      return underlying(domain.value.type, domain, catalog);
  }
  return type;
}

/** How `format_type` may print a type's name: with each part quoted where it needs to be. */
function typeNames(type: QualifiedName): string[] {
  return [
    objectId('type', [type.schema, type.name]).slice('type '.length),
    qualifiedName(type),
    quoteIdentifier(type.name),
    type.name,
  ];
}

function modifierOnly(was: Column, is: Column): boolean {
  return castKind(was.type, is.type) === 'automatic' && sameBase(was.type, is.type);
}

function sameBase(a: string, b: string): boolean {
  return a.split('(')[0] === b.split('(')[0] && a.endsWith('[]') === b.endsWith('[]');
}

/** Whether values of the two types compare, so that a foreign key outlives the change of one side. */
function alike(a: string, b: string): boolean {
  const families = [
    ['smallint', 'integer', 'bigint'],
    ['text', 'character varying'],
  ];
  const base = (type: string) => type.split('(')[0] ?? type;
  return (
    base(a) === base(b) || families.some((family) => family.includes(base(a)) && family.includes(base(b)))
  );
}

/** A parent's default that the child does not want. */
function withoutParentsDefault(node: NodeOf<'column'>, around: Surroundings): string[] {
  const hasParents = [...node.requires].some(
    (id) => around.after.nodes.has(id.replace(/^column /, 'default ')) && id !== node.parent,
  );
  return hasParents && node.value.default === undefined && !node.value.generated
    ? [
        `ALTER TABLE ONLY ${qualifiedName(tableOf(node))} ALTER COLUMN ${quoteIdentifier(node.value.name)} DROP DEFAULT`,
      ]
    : [];
}

/** Defaults, of a table's or a view's column. A parent's and its children's are each their own. */
export const defaultKind: Kind<'default'> = {
  create: (node, around) => [`${alterOnly(node, around.after)} SET DEFAULT ${node.value}`],
  drop: (node, around) => [`${alterOnly(node, around.before)} DROP DEFAULT`],
  alter: (_from, to, around) => [`${alterOnly(to, around.after)} SET DEFAULT ${to.value}`],
  foldsIntoCreate: (node, parent) => parent.kind === 'column' && !node.inherited,
};

/** `NOT NULL` of a column. */
export const notNullKind: Kind<'not null'> = {
  create(node, around) {
    if (isGivenByParent(node, around) && parentHas(node, around.after)) return [];
    const column = columnOf(node, around.after);
    return setNotNull(tableOf(node), column).map((sql) => ({
      sql,
      hazards: node.value.notValid
        ? []
        : [
            hazard.mayFail(`Fails if a row has no ${column.name}.`),
            hazard.scans('Reads every row of the table under an exclusive lock.'),
          ],
    }));
  },
  drop(node, around) {
    if (isTakenByParent(node, around) && parentHas(node, around.before)) return [];
    return [
      `ALTER ${target.table(tableOf(node))} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')} DROP NOT NULL`,
    ];
  },
  alter(from, to) {
    const { notValid: _w, ...was } = from.value;
    const { notValid, ...is } = to.value;
    if (notValid || is.name === undefined || !same({ ...was, comment: 0 }, { ...is, comment: 0 }))
      return 'replace';
    return [`ALTER ${target.table(tableOf(to))} VALIDATE CONSTRAINT ${quoteIdentifier(is.name)}`];
  },
  foldsIntoCreate: (node) => !node.value.notValid,
};

function parentHas(node: NodeOf<'not null'>, catalog: Catalog): boolean {
  return [...node.requires].some((id) => catalog.nodes.get(id)?.kind === 'not null');
}

/** An identity and its sequence. */
export const identityKind: Kind<'identity'> = {
  create(node, around) {
    const [table, column] = [tableOf(node), columnOf(node, around.after)];
    return [
      {
        sql: addIdentity(table, column, identityClause(node.value, table))[0] ?? '',
        hazards: [
          hazard.mayFail('New rows may get numbers that are there already: set the sequence past them.'),
        ],
      },
      ...identitySettings(table, column),
    ];
  },
  drop: (node) => dropIdentity(tableOf(node), node.path[2] ?? ''),
  alter(from, to, around) {
    const [was, is] = [from.value, to.value];
    if (was.unlogged !== is.unlogged) return 'replace';
    const table = tableOf(to);
    const statements: Print[] = [];
    const [old, now] = [columnOf(from, around.before), columnOf(to, around.after)];
    const [oldName, name] = [identitySequence(table, old), identitySequence(table, now)];
    if (!same(oldName, name))
      statements.push(`ALTER ${target.sequence(oldName)} RENAME TO ${quoteIdentifier(name.name)}`);
    if (was.generation !== is.generation)
      statements.push(
        `ALTER ${target.table(table)} ALTER COLUMN ${quoteIdentifier(now.name)} SET GENERATED ${is.generation.toUpperCase()}`,
      );
    statements.push(
      ...sequenceAlteration(name, { ...was, type: typeOf(was, old) }, { ...is, type: typeOf(is, now) }),
    );
    return statements;
  },
  foldsIntoCreate: (node, parent) => parent.kind === 'column' && Object.keys(node.value).length > 0,
};

/** The type of an identity's sequence: its own, or the column's. */
function typeOf(identity: Identity, column: Column): string {
  return identity.type ?? column.type;
}

function alterOnly(node: NodeOf<'default'>, catalog: Catalog): string {
  const table = tableOf(node);
  const id = objectId('table', [table.schema, table.name]);
  const isParent = [...(catalog.dependents.get(id) ?? [])].some(
    (dependent) =>
      dependent !== `inheritance ${id}` &&
      dependent !== `partition ${id}` &&
      ['inheritance', 'partition'].includes(catalog.nodes.get(dependent)?.kind ?? ''),
  );
  const on = isParent || node.inherited ? `TABLE ONLY ${qualifiedName(table)}` : target.table(table);
  return `ALTER ${on} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')}`;
}

function columnOf(node: NodeOf<'not null'> | NodeOf<'identity'>, catalog: Catalog): Column {
  const column = catalog.nodes.get(node.object);
  if (column?.kind !== 'column') throw new Error(`Expected the column of ${node.id} in the catalog.`);
  return column.value;
}

function tableOf(node: Node): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.path[1] ?? '' };
}

/** The options of an identity's sequence as `CREATE` takes them. */
export { sequenceOptions };
