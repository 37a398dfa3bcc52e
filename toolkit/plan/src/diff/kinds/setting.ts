import { type ForeignOptions, type QualifiedName, quoteIdentifier, type Table } from '@trellis/model';
import { parameterList, parameterNames, qualifiedName } from '@trellis/model/internal';
import { attachIndex, optionChanges, setReplicaIdentity, setRowSecurity } from '../../ddl/index.ts';
import { baseType } from '../casts/index.ts';
import { idsOf, isColumn, type NodeOf } from '../node/index.ts';
import {
  type Consequence,
  hazard,
  isGone,
  type Kind,
  type PlanContext,
  type Print,
} from '../operation/index.ts';
import { parameterChanges } from './parameters.ts';
import { tableOf } from './part-of.ts';
import { orderPersistence } from './persistence.ts';
import { refuseWhereRowTypeIsUsed } from './row-type.ts';

/** The statements that change a setting; `undefined` stands for PostgreSQL's default. */
type Change = (node: NodeOf<'setting'>, from: unknown, to: unknown, context: PlanContext) => readonly Print[];

/** Settings of tables and columns, by name. */
const settings: Readonly<Record<string, Change>> = {
  persistence: (node, _from, to, context) => {
    refuseWhereRowTypeIsUsed(node, node.parent ?? '', context);
    const sql = `ALTER ${node.target} SET ${to === undefined ? 'LOGGED' : 'UNLOGGED'}`;
    return [{ sql, hazards: [hazard.rewrites('Rewrites the table.')] }];
  },
  'row security': (node, from, to) =>
    setRowSecurity(tableOf(node), from as Table['rowSecurity'], to as Table['rowSecurity']),
  'replica identity': (node, _from, to) => {
    const index = (to as { index?: string } | undefined)?.index;
    return index === undefined
      ? setReplicaIdentity(tableOf(node), to as Table['replicaIdentity'])
      : [
          `ALTER TABLE ONLY ${qualifiedName(tableOf(node))} REPLICA IDENTITY USING INDEX ${quoteIdentifier(index)}`,
        ];
  },
  cluster: (node, _from, to) => [
    to === undefined
      ? `ALTER ${node.target} SET WITHOUT CLUSTER`
      : `ALTER ${node.target} CLUSTER ON ${quoteIdentifier(String(to))}`,
  ],
  'storage parameters': (node, from, to) =>
    parameterChanges(`ALTER ${node.target}`, from as Parameters, to as Parameters),
  'access method': (node, _from, to) => [
    {
      sql: `ALTER ${node.target} SET ACCESS METHOD ${quoteIdentifier(String(to ?? 'heap'))}`,
      hazards: [hazard.rewrites('Rewrites the table.')],
    },
  ],
  tablespace: (node, _from, to) => [
    {
      sql: `ALTER ${node.target} SET TABLESPACE ${quoteIdentifier(String(to ?? 'pg_default'))}`,
      hazards: [hazard.rewrites('Copies the whole table.')],
    },
  ],
  storage: (node, _from, to, context) => [
    `${alterColumn(node, context)} SET STORAGE ${to === undefined ? typesOwnStorage(node, context) : String(to).toUpperCase()}`,
  ],
  compression: (node, _from, to, context) => [
    `${alterColumn(node, context)} SET COMPRESSION ${to === undefined ? 'DEFAULT' : String(to)}`,
  ],
  statistics: (node, _from, to, context) => [`${alterColumn(node, context)} SET STATISTICS ${to ?? -1}`],
  options: (node, from, to, context) => {
    const [was, is] = [(from ?? {}) as Options, (to ?? {}) as Options];
    const gone = Object.keys(was).filter((name) => is[name] === undefined);
    return [
      ...(gone.length === 0 ? [] : [`${alterColumn(node, context)} RESET (${parameterNames(gone)})`]),
      ...(Object.keys(is).length === 0 ? [] : [`${alterColumn(node, context)} SET (${parameterList(is)})`]),
    ];
  },
  'extension dependency': ({ target, value }, _from, to) => [
    `ALTER ${target} ${to === undefined ? 'NO ' : ''}DEPENDS ON EXTENSION ${quoteIdentifier(String(value.value))}`,
  ],
  'foreign options': (node, from, to, context) => {
    const on = node.path.length > 2 ? alterColumn(node, context) : `ALTER ${node.target}`;
    return optionChanges(from as ForeignOptions, to as ForeignOptions).map((clause) => `${on} ${clause}`);
  },
  'attached to': (node, _from, to) =>
    to === undefined ? [] : [attachIndex(indexOf(node), to as QualifiedName)],
};

/** The settings that CREATE TABLE can set, and those that the definition of a column can. */
const tableParts: ReadonlySet<string> = new Set([
  'persistence',
  'storage parameters',
  'access method',
  'tablespace',
  'foreign options',
]);
const columnParts: ReadonlySet<string> = new Set(['compression', 'foreign options']);

type Parameters = Readonly<Record<string, string>> | undefined;
type Options = Readonly<Record<string, string>>;

/** Settings are altered in place. */
export const settingKind: Kind<'setting'> = {
  splitBy: 'key apart',
  // The setting that names an index or is of one comes after the rows, like the index.
  isBeforeRows: (node) => idsOf(node, 'key', 'attached', 'extension').length === 0,
  // A column of another type has the storage and compression of that type.
  isInvalidatedByRetyping: ({ value }) => value.name === 'compression' || value.name === 'storage',
  orderAll: orderPersistence,
  consequences: detachedIndexes,
  create: (node, context) => apply(node, undefined, node.value.value, context),
  drop: (node, context) => apply(node, node.value.value, undefined, context),
  alter: (from, to, context) => apply(to, from.value.value, to.value.value, context),
  foldsIntoCreate: (node, parent) =>
    isColumn(parent)
      ? columnParts.has(node.value.name)
      : parent.grants?.kind === 'table' && tableParts.has(node.value.name),
};

function apply(node: NodeOf<'setting'>, from: unknown, to: unknown, context: PlanContext): readonly Print[] {
  const change = settings[node.value.name];
  if (!change) throw new Error(`Unknown setting: "${node.value.name}".`);
  return change(node, from, to, context);
}

/**
 * The partitioned table's indexes whose partition keeps its table but not the attached index: PostgreSQL has no
 * statement that detaches an index.
 */
function detachedIndexes({ before, after, action, isRebuilt, kindOf }: PlanContext): readonly Consequence[] {
  return before.ofKind('setting').flatMap((node): Consequence[] => {
    if (node.value.name !== 'attached to' || !node.table) return [];
    const [link] = idsOf(node, 'partition');
    if (link === undefined || action(link) !== undefined) return [];
    const done = action(node.id);
    if (!isGone(done) && done !== 'alter' && !isGone(action(node.parent ?? ''))) return [];
    return idsOf(node, 'attached').flatMap((id): Consequence[] => {
      const index = before.nodes.get(id);
      if (!index || !kindOf(index).hasIndex || isGone(action(id)) || isRebuilt(id)) return [];
      return after.nodes.has(id) ? [[id, node.object]] : [];
    });
  });
}

/** PostgreSQL before 16 has no `SET STORAGE DEFAULT`, so the statement names the type's own. */
function typesOwnStorage(node: NodeOf<'setting'>, context: PlanContext): string {
  const type = context.after.find('column', node.parent)?.value.type ?? '';
  const base = type === '' ? '' : baseType(type);
  if (base === 'numeric' || base === 'inet' || base === 'cidr') return 'MAIN';
  return fixed.has(base) ? 'PLAIN' : 'EXTENDED';
}

const fixed = new Set([
  'smallint',
  'integer',
  'bigint',
  'real',
  'double precision',
  'boolean',
  'date',
  'uuid',
  'money',
  'oid',
  'name',
  '"char"',
  'interval',
  'macaddr',
  'macaddr8',
  'timestamp without time zone',
  'timestamp with time zone',
  'time without time zone',
  'time with time zone',
  'point',
  'line',
  'lseg',
  'box',
  'circle',
]);

function alterColumn(node: NodeOf<'setting'>, { before, after }: PlanContext): string {
  // A view's column has the view as its target.
  const isOfTable = [before, after].some((one) => one.find('column', node.parent));
  const on = isOfTable ? `TABLE ONLY ${qualifiedName(tableOf(node))}` : node.target;
  return `ALTER ${on} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')}`;
}

/** The index that a setting is of, by its own name or by that of its constraint. */
function indexOf(node: NodeOf<'setting'>): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.path[2] ?? node.path[1] ?? '' };
}
