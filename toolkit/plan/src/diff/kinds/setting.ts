import { type Column, type QualifiedName, quoteIdentifier, type Table } from '@trellis/model';
import { parameterList, parameterNames, qualifiedName } from '@trellis/model/internal';
import { attachIndex, setReplicaIdentity, setRowSecurity } from '../../ddl/index.ts';
import { baseType } from '../casts.ts';
import type { NodeOf } from '../node.ts';
import { tableOf } from './column-of.ts';
import { hazard, type Kind, type Print, type Surroundings } from './kind.ts';
import { parameterChanges } from './parameters.ts';
import { refuseWhereRowTypeIsUsed } from './row-type.ts';

/** How one setting gets from one value to another; `undefined` stands for PostgreSQL's own. */
type Change = (node: NodeOf<'setting'>, from: unknown, to: unknown, around: Surroundings) => readonly Print[];

/** Settings of tables and columns, by name. */
const settings: Readonly<Record<string, Change>> = {
  persistence: (node, _from, to, around) => {
    refuseWhereRowTypeIsUsed(node, around);
    const sql = `ALTER ${node.target} SET ${to === undefined ? 'LOGGED' : 'UNLOGGED'}`;
    return [{ sql, hazards: [hazard.rewrites('Writes every row of the table.')] }];
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
      hazards: [hazard.rewrites('Writes every row of the table.')],
    },
  ],
  tablespace: (node, _from, to) => [
    {
      sql: `ALTER ${node.target} SET TABLESPACE ${quoteIdentifier(String(to ?? 'pg_default'))}`,
      hazards: [hazard.rewrites('Copies the whole table.')],
    },
  ],
  storage: (node, _from, to, around) => [
    `${alterColumn(node)} SET STORAGE ${to === undefined ? typesOwnStorage(node, around) : String(to).toUpperCase()}`,
  ],
  compression: (node, _from, to) => [
    `${alterColumn(node)} SET COMPRESSION ${to === undefined ? 'DEFAULT' : String(to)}`,
  ],
  statistics: (node, _from, to) => [`${alterColumn(node)} SET STATISTICS ${to ?? -1}`],
  options: (node, from, to) => {
    const [was, is] = [(from ?? {}) as Options, (to ?? {}) as Options];
    const gone = Object.keys(was).filter((name) => is[name] === undefined);
    return [
      ...(gone.length === 0 ? [] : [`${alterColumn(node)} RESET (${parameterNames(gone)})`]),
      ...(Object.keys(is).length === 0 ? [] : [`${alterColumn(node)} SET (${parameterList(is)})`]),
    ];
  },
  'attached to': (node, _from, to) =>
    to === undefined ? [] : [attachIndex(indexOf(node), to as QualifiedName)],
};

type Parameters = Readonly<Record<string, string>> | undefined;
type Options = Readonly<Record<string, string>>;

/** Settings: nearly always altered in place. */
export const settingKind: Kind<'setting'> = {
  splitBy: 'key apart',
  create: (node, around) => apply(node, undefined, node.value.value, around),
  drop: (node, around) => apply(node, node.value.value, undefined, around),
  alter: (from, to, around) => apply(to, from.value.value, to.value.value, around),
  foldsIntoCreate: (node, parent) =>
    parent.kind === 'table'
      ? ['persistence', 'storage parameters', 'access method', 'tablespace'].includes(node.value.name)
      : parent.kind === 'column' && node.value.name === 'compression',
};

function apply(node: NodeOf<'setting'>, from: unknown, to: unknown, around: Surroundings): readonly Print[] {
  const change = settings[node.value.name];
  if (!change) throw new Error(`Expected a setting that is known, got "${node.value.name}".`);
  return change(node, from, to, around);
}

/** There is no `SET STORAGE DEFAULT` before PostgreSQL 16, so the type's own has to be named. */
function typesOwnStorage(node: NodeOf<'setting'>, around: Surroundings): string {
  const column = around.after.nodes.get(node.parent ?? '');
  const type = column?.kind === 'column' ? (column.value as Column).type : '';
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

function alterColumn(node: NodeOf<'setting'>): string {
  const on = node.target.startsWith('COLUMN') ? `TABLE ONLY ${qualifiedName(tableOf(node))}` : node.target;
  return `ALTER ${on} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')}`;
}

/** The index that a setting is of: of an index by its own name, of a constraint by the constraint's. */
function indexOf(node: NodeOf<'setting'>): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.path[2] ?? node.path[1] ?? '' };
}
