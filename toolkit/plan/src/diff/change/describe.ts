import type { Change } from './change.ts';

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
  return `Detected ${phrase(change)}`;
}

/**
 * Returns whether a change is reported. It is not if it is a part of another change, or if the object is recreated
 * only because of another. A table with its columns and indexes is thus one line of a report.
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
  if (change.kind === 'session' || change.partOf !== undefined) return false;
  if (change.replacing === 'unchanged') return false;
  // A recreated object is reported once, when it is created.
  return change.replacing === undefined || change.action === 'create';
}

function phrase(change: Change): string {
  const name = nameOf(change);
  const on = change.column ? `column ${name}` : `${ownerKind(change)} ${name}`;
  switch (change.kind) {
    case 'column':
      if (change.action === 'alter' && change.from && change.to && change.from.type !== change.to.type)
        return `type change from ${change.from.type} to ${change.to.type} on column ${name}`;
      break;
    case 'not null':
      if (change.action === 'alter') return `changed constraint NOT NULL of column ${name}`;
      return change.action === 'drop' ? `NULL on column ${name}` : `NOT NULL on column ${name}`;
    case 'default':
      return `${participle(change)} default on column ${name}`;
    case 'domain default':
      return `${participle(change)} default on domain ${name}`;
    case 'identity':
      return `${participle(change)} identity on column ${name}`;
    case 'comment':
    case 'privileges':
    case 'owner':
      return `${participle(change)} ${change.kind} on ${on}`;
    case 'setting':
      return `${participle(change)} ${change.from?.name ?? change.to?.name} of ${on}`;
    case 'sequence owner':
      return `${participle(change)} owner column of sequence ${name}`;
    case 'partition':
      return change.action === 'drop'
        ? `table ${name} detached as a partition`
        : `table ${name} attached as a partition`;
    case 'inheritance':
      return `${participle(change)} inheritance of table ${name}`;
    case 'foreign key': {
      const key = change.to ?? change.from;
      const of = key
        ? `(${key.columns.join(', ')}) to ${key.references.name}(${key.references.columns.join(', ')})`
        : '';
      return `${participle(change)} foreign key ${of} on table ${tableName(change)}`;
    }
    case 'index':
    case 'primary key':
    case 'unique':
    case 'check':
    case 'exclusion': {
      const word =
        change.kind === 'index' || change.kind === 'primary key' ? change.kind : `${change.kind} constraint`;
      const columns = change.columns?.length ? ` (${change.columns.join(', ')})` : '';
      return `${participle(change)} ${word} ${change.path.at(-1)}${columns} on table ${tableName(change)}`;
    }
    case 'trigger':
    case 'rule':
    case 'policy':
    case 'domain constraint':
      return `${participle(change)} ${change.kind} ${change.path.at(-1)} on ${tableName(change)}`;
    case 'routine':
      return `${participle(change)} ${(change.to ?? change.from)?.kind ?? 'routine'} ${change.object.slice('routine '.length)}`;
    case 'view':
      return `${participle(change)} ${(change.to ?? change.from)?.materialized ? 'materialized view' : 'view'} ${name}`;
    case 'publication relation':
      return `${participle(change)} table ${tableName(change)} of publication ${change.path.at(-1)}`;
    case 'publication namespace':
      return `${participle(change)} schema ${change.path[0]} of publication ${change.path.at(-1)}`;
    case 'default privilege':
      return `${participle(change)} default privileges of ${change.path.join(' in ')}`;
  }
  if (change.action === 'rename')
    return `renamed ${change.kind} ${(change.from as { name: string }).name} to ${name}`;
  return `${participle(change)} ${change.kind} ${name}`;
}

function participle(change: Change): string {
  if (change.replacing) return 'changed';
  return { create: 'added', drop: 'removed', alter: 'changed', rename: 'renamed' }[change.action];
}

/** `customers`, `orders.amount`, and with the schema where that is not `public`. */
function nameOf(change: Change): string {
  const [schema, ...rest] = change.path;
  return (schema === 'public' && rest.length > 0 ? rest : change.path).join('.');
}

function tableName(change: Change): string {
  const { schema, name } = change.table ?? { schema: 'public', name: change.path[1] ?? '' };
  return schema === 'public' ? name : `${schema}.${name}`;
}

/** What kind of object a comment, an owner or a privilege is on: the first word of its id. */
function ownerKind(change: Change): string {
  return change.object.split(' ', 1)[0] ?? '';
}
