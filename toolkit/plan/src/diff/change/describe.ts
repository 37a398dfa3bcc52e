import { parseReference } from '@trellis/model';
import { nameInId } from '@trellis/model/internal';
import type { Change, ChangeKind, ChangeOf } from './change.ts';

/**
 * Describes a change in one line, in the words of Alembic: `Detected added table customers`.
 *
 * @param change a change of a plan; select those to report by {@link isNews}
 * @example
 * import { emptyModel, type Model } from '@trellis/model';
 * import { describe, diffModels } from '@trellis/plan';
 *
 * const after: Model = { ...emptyModel, schemas: [...emptyModel.schemas, { name: 'reports' }] };
 * diffModels(emptyModel, after).changes.map(describe); // ['Detected added schema reports']
 */
export function describe(change: Change): string {
  return `Detected ${changeInWords(change)}`;
}

/**
 * Returns whether a change is reported. It is not if it is a part of another change, if the object is recreated only
 * because of another, or if it only prepares or completes others (a setting of the session, a sequence's position, values that name objects). A table with its columns and indexes is thus one line of a report.
 *
 * @param change a change of a plan
 * @example
 * import type { Model } from '@trellis/model';
 * import { describe, diffModels, isNews } from '@trellis/plan';
 *
 * export const report = (before: Model, after: Model): string[] =>
 *   diffModels(before, after).changes.filter(isNews).map(describe);
 */
export function isNews(change: Change): boolean {
  if (OTHER_KINDS.has(change.kind) || change.partOf !== undefined) return false;
  if (change.replacing === 'unchanged') return false;
  // A recreated object is reported once, when it is created.
  return change.replacing === undefined || change.action === 'create';
}

/** Kinds of changes that prepare or complete others. */
const OTHER_KINDS: ReadonlySet<ChangeKind> = new Set(['session', 'position', 'named value']);

/** A change in the words of {@link describe}, to follow other words: `added table customers`. */
export function changeInWords(change: Change): string {
  if (change.renamed) return renaming(change, change.renamed);
  const described = (phrases[change.kind] as ((change: Change) => string | undefined) | undefined)?.(change);
  return described ?? `${participle(change)} ${change.kind} ${nameOf(change)}`;
}

/** `renamed table people to persons`, `renamed value sad of enum mood to blue`. */
function renaming(change: Change, { part, from, to, isMove }: NonNullable<Change['renamed']>): string {
  if (isMove) return `moved ${change.kind} ${from} to schema ${change.path[0]}`;
  if (part === undefined) return `renamed ${change.kind} ${from} to ${nameOf(change)}`;
  const path = part === 'value' ? change.path : change.path.slice(0, -1);
  return `renamed ${part} ${from} of ${change.kind} ${nameOf({ path })} to ${to}`;
}

type Phrase<K extends ChangeKind> = (change: ChangeOf<K>) => string | undefined;

/** The words about a change, where they are not `added <kind> <name>`. */
const phrases: { readonly [K in ChangeKind]?: Phrase<K> } = {
  column: ({ action, from, to, ...change }) =>
    action === 'alter' && from && to && from.type !== to.type
      ? `type change from ${from.type} to ${to.type} on column ${nameOf(change)}`
      : undefined,
  'not null': (change) => {
    if (change.action === 'alter') return `changed constraint NOT NULL of column ${nameOf(change)}`;
    return `${change.action === 'drop' ? 'NULL' : 'NOT NULL'} on column ${nameOf(change)}`;
  },
  default: onObject('default', 'column'),
  'domain default': onObject('default', 'domain'),
  identity: onObject('identity', 'column'),
  comment: onOwner,
  privileges: onOwner,
  owner: onOwner,
  setting: (change) => `${participle(change)} ${change.from?.name ?? change.to?.name} of ${ownerOf(change)}`,
  'sequence owner': (change) => `${participle(change)} owner column of sequence ${nameOf(change)}`,
  partition: (change) =>
    `table ${nameOf(change)} ${change.action === 'drop' ? 'detached' : 'attached'} as a partition`,
  distribution: (change) => `${participle(change)} distribution of table ${nameOf(change)}`,
  inheritance: (change) => `${participle(change)} inheritance of table ${nameOf(change)}`,
  'foreign key': (change) => {
    const key = change.to ?? change.from;
    const of = key
      ? `(${key.columns.join(', ')}) to ${key.references.name}(${key.references.columns.join(', ')})`
      : '';
    return `${participle(change)} foreign key ${of} on table ${tableName(change)}`;
  },
  index: onTable('index'),
  'primary key': onTable('primary key'),
  unique: onTable('unique constraint'),
  check: onTable('check constraint'),
  exclusion: onTable('exclusion constraint'),
  trigger: onRelation,
  rule: onRelation,
  policy: onRelation,
  'domain constraint': onRelation,
  routine: (change) =>
    `${participle(change)} ${(change.to ?? change.from)?.kind ?? 'routine'} ${nameInId(change.object)}`,
  view: (change) =>
    `${participle(change)} ${(change.to ?? change.from)?.materialized ? 'materialized view' : 'view'} ${nameOf(change)}`,
  table: (change) =>
    (change.to ?? change.from)?.foreign ? `${participle(change)} foreign table ${nameOf(change)}` : undefined,
  'user mapping': (change) =>
    `${participle(change)} user mapping for ${change.path[1]} on foreign server ${change.path[0]}`,
  'publication relation': (change) =>
    `${participle(change)} table ${tableName(change)} of publication ${change.path.at(-1)}`,
  'publication namespace': (change) =>
    `${participle(change)} schema ${change.path[0]} of publication ${change.path.at(-1)}`,
  cast: (change) => `${participle(change)} cast ${nameInId(change.object)}`,
  'text search mapping': (change) =>
    `${participle(change)} mapping of ${change.path.at(-1)} in text search configuration ${nameOf({ path: change.path.slice(0, -1) })}`,
  'member privileges': (change) => {
    const member = change.to ?? change.from;
    const column = member?.column === undefined ? '' : ` (${member.column})`;
    return `${participle(change)} privileges on ${member?.kind} ${member?.name}${column} of extension ${nameOf(change)}`;
  },
  operator: (change) => `${participle(change)} operator ${nameInId(change.object)}`,
  'default privilege': (change) => `${participle(change)} default privileges of ${change.path.join(' in ')}`,
};

function onObject(what: string, object: string) {
  return (change: Described) => `${participle(change)} ${what} on ${object} ${nameOf(change)}`;
}

function onOwner(change: Described): string {
  return `${participle(change)} ${change.kind} on ${ownerOf(change)}`;
}

function onTable(what: string) {
  return (change: Described) => {
    const columns = change.columns?.length ? ` (${change.columns.join(', ')})` : '';
    return `${participle(change)} ${what} ${change.path.at(-1)}${columns} on table ${tableName(change)}`;
  };
}

function onRelation(change: Described): string {
  return `${participle(change)} ${change.kind} ${change.path.at(-1)} on ${tableName(change)}`;
}

/** What a comment, an owner or a privilege is on. */
function ownerOf(change: Described): string {
  if (change.column) return `column ${nameOf(change)}`;
  // Only a cast has no name.
  return change.path.length === 0 ? change.object : `${ownerKind(change)} ${nameOf(change)}`;
}

type Described = Pick<
  Change,
  'kind' | 'action' | 'replacing' | 'object' | 'path' | 'table' | 'column' | 'columns'
>;

function participle(change: Pick<Change, 'action' | 'replacing'>): string {
  if (change.replacing) return 'changed';
  return { create: 'added', drop: 'removed', alter: 'changed', rename: 'renamed' }[change.action];
}

/** `customers`, `orders.amount`, and with the schema where that is not `public`. */
function nameOf(change: Pick<Change, 'path'>): string {
  const [schema, ...rest] = change.path;
  return (schema === 'public' && rest.length > 0 ? rest : change.path).join('.');
}

function tableName(change: Pick<Change, 'table' | 'path'>): string {
  const { schema, name } = change.table ?? { schema: 'public', name: change.path[1] ?? '' };
  return schema === 'public' ? name : `${schema}.${name}`;
}

/** What kind of object a comment, an owner or a privilege is on: the first word of its id. */
function ownerKind(change: Pick<Change, 'object'>): string {
  return parseReference(change.object)?.kind ?? '';
}
