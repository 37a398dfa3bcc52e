import type { ChangeKind } from '../change/index.ts';

/** A kind of node. A setting of the session is a change, but no node. */
export type CatalogKind = Exclude<ChangeKind, 'session'>;

/**
 * The priorities of kinds, as in pg_dump_sort.c: the order in which objects are created if no dependency decides.
 * Drops are in the opposite order.
 */
const kindPriorities: readonly CatalogKind[] = [
  'schema',
  'extension',
  'enum',
  'domain',
  'domain default',
  'domain constraint',
  'composite type',
  'range type',
  'sequence',
  'routine',
  'table',
  'inheritance',
  'column',
  'default',
  'not null',
  'identity',
  'sequence owner',
  'primary key',
  'unique',
  'check',
  'exclusion',
  'index',
  'partition',
  'foreign key',
  'setting',
  'view',
  'statistics',
  'rule',
  'trigger',
  'policy',
  'publication',
  'publication relation',
  'publication namespace',
  'owner',
  'privileges',
  'comment',
  'default privilege',
];

/** The verbs, in the order in which they run if no dependency decides. An alteration has the priority of a creation. */
const verbPriorities = {
  drop: 0,
  'rename aside': 1,
  alter: 2,
  placeholder: 2,
  create: 2,
  fill: 2,
  'copy rows': 3,
} as const;

/**
 * What an operation does to its node. A rebuild takes several: `rename aside` gives the old object a temporary name,
 * `create` creates the new one, `copy rows` copies its rows, and `drop` drops the old one. `placeholder` and `fill`
 * create a view in two statements (see the repair "view placeholder").
 */
export type Verb = keyof typeof verbPriorities;

const kindPriority = new Map<ChangeKind, number>(kindPriorities.map((kind, i) => [kind, i]));

/** The priority of an operation: the smaller comes first. */
export function priorityOf(verb: Verb, kind: ChangeKind): number {
  const priority = kindPriority.get(kind) ?? 0;
  return verbPriorities[verb] * 100 + (verb === 'drop' ? kindPriorities.length - priority : priority);
}
