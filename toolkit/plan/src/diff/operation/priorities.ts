import type { ChangeKind } from '../change/index.ts';

/** A kind of node. A setting of the session and the position of a sequence are changes, but no nodes. */
export type CatalogKind = Exclude<ChangeKind, 'session' | 'position' | 'named value'>;

/**
 * The priorities of kinds, as in pg_dump_sort.c: the order in which objects are created if no dependency decides.
 * Drops are in the opposite order.
 */
const kindPriorities: Readonly<Record<CatalogKind, number>> = {
  schema: 10,
  extension: 20,
  collation: 25,
  enum: 30,
  domain: 40,
  'domain default': 50,
  'domain constraint': 60,
  'composite type': 70,
  'range type': 80,
  sequence: 90,
  routine: 100,
  'foreign data wrapper': 102,
  'foreign server': 103,
  'user mapping': 104,
  cast: 105,
  'text search dictionary': 102,
  'text search configuration': 104,
  'text search mapping': 106,
  operator: 107,
  'operator family': 108,
  'operator class': 109,
  table: 110,
  inheritance: 120,
  column: 130,
  default: 140,
  'not null': 150,
  identity: 160,
  'sequence owner': 170,
  'primary key': 180,
  unique: 190,
  check: 200,
  exclusion: 210,
  index: 220,
  partition: 230,
  distribution: 235,
  'foreign key': 240,
  setting: 250,
  view: 260,
  statistics: 270,
  rule: 280,
  trigger: 290,
  policy: 300,
  publication: 310,
  'publication relation': 320,
  'publication namespace': 330,
  owner: 340,
  privileges: 350,
  'member privileges': 355,
  comment: 360,
  'default privilege': 370,
  'event trigger': 380,
};

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
 * create, alter or drop a view or a function in two statements (see the repair "placeholder").
 */
export type Verb = keyof typeof verbPriorities;

/** The kinds that hold rows and values, and how long after the creation of tables they are dropped. */
const dataKinds: { readonly [K in CatalogKind]?: number } = { column: 1, table: 2 };

/**
 * The priority of an operation: the smaller comes first. What holds data is dropped after tables are created, so that a
 * step in between can move the data.
 */
export function priorityOf(verb: Verb, kind: CatalogKind): number {
  const priority = kindPriorities[kind];
  const delay = dataKinds[kind];
  if (verb === 'drop' && delay !== undefined) return priorityOf('create', 'table') + delay;
  return verbPriorities[verb] * 1000 + (verb === 'drop' ? 999 - priority : priority);
}
