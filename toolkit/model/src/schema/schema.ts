import type {
  CompositeType,
  Domain,
  EnumType,
  Model,
  RangeType,
  Routine,
  Sequence,
  Statistics,
} from '../model/index.ts';
import type { NamingConvention } from './naming.ts';
import type { PublicationDescriptor } from './publication.ts';
import type { Relationship } from './relationship.ts';
import type { TableDescriptor } from './table.ts';
import { validateSchema } from './validate-schema.ts';
import type { ViewDescriptor } from './view.ts';

/** A Model's object as it is declared: `doc` for its comment, `public` for its schema when left out. */
type Declared<T> = Omit<T, 'schema' | 'comment'> & { readonly schema?: string; readonly doc?: string };

/** A whole schema as it is declared: the schema document. `JSON.stringify` of it loses nothing. */
export interface SchemaDescriptor {
  /** What the schema is called: `shop`. */
  readonly name: string;
  readonly doc?: string;
  /** The release, `1.2.0`, where it is one. */
  readonly version?: string;
  /** The names of the migrations that lead to it, in order, where it is published: what a database must have run. */
  readonly migrations?: readonly string[];
  /** By key: a table's name, with its schema before it (`audit.log`) where that is not `public`. */
  readonly tables: Readonly<Record<string, TableDescriptor>>;
  /** How keys, indexes and checks that have no name of their own are called. */
  readonly naming?: NamingConvention;
  /**
   * Schemas that have a comment, an owner or privileges, or nothing in them. The others are known by what is in
   * them, and `public` is there by itself: `{ name: 'public', absent: true }` says that it is not (migrations
   * keep their books there, so only a schema that is not migrated can do without).
   */
  readonly schemas?: readonly (Omit<Model['schemas'][number], 'comment'> & {
    readonly doc?: string;
    readonly absent?: true;
  })[];
  readonly extensions?: readonly (
    | string
    | (Omit<Model['extensions'][number], 'comment' | 'schema'> & {
        readonly schema?: string;
        readonly doc?: string;
      })
  )[];
  readonly enums?: readonly Declared<EnumType>[];
  readonly domains?: readonly (Declared<Omit<Domain, 'checks'>> & { readonly checks?: Domain['checks'] })[];
  readonly compositeTypes?: readonly Declared<CompositeType>[];
  readonly rangeTypes?: readonly Declared<RangeType>[];
  readonly sequences?: readonly Declared<Sequence>[];
  readonly views?: readonly ViewDescriptor[];
  readonly routines?: readonly Declared<Routine>[];
  readonly statistics?: readonly Declared<Statistics>[];
  readonly defaultPrivileges?: Model['defaultPrivileges'];
  readonly publications?: readonly PublicationDescriptor[];
}

/**
 * Declares a schema: checks that all its tables hold together, and returns it.
 *
 * @param schema tables by key, and the other objects of the schema
 * @returns the same value: plain data, typed exactly
 * @throws TrellisError `SCHEMA_INVALID` when a name leads nowhere, and `CASCADE_WITHOUT_ON_DELETE` when a
 *   relationship deletes its rows and their foreign key does not. The compiler says most of it before.
 * @example
 * import { defineSchema, integer, table } from '@trellis/model';
 *
 * const customers = table('customers', { columns: { customer_id: integer({ primaryKey: true }) } });
 * export const shop = defineSchema({ name: 'shop', tables: { customers } });
 */
export function defineSchema<const S extends SchemaDescriptor>(schema: S & CheckedSchema<S>): S {
  validateSchema(schema);
  return schema;
}

type Tables = Readonly<Record<string, TableDescriptor>>;

/** `S` with every wrong place replaced by a sentence that says what is wrong, so that `S` does not fit there. */
export type CheckedSchema<S extends SchemaDescriptor> = {
  readonly tables: {
    readonly [T in keyof S['tables'] & string]: CheckedTable<S['tables'], T, S['tables'][T]>;
  };
};

type CheckedTable<TS extends Tables, T extends string, D extends TableDescriptor> = {
  readonly columns: {
    readonly [C in keyof D['columns'] & string as D['columns'][C] extends { readonly references: string }
      ? C
      : never]: {
      readonly references: CheckedReference<TS, T, C, D['columns'][C]>;
    };
  };
  readonly relationships: {
    readonly [R in keyof D['relationships'] & string]: CheckedRelationship<TS, T, R, D['relationships'][R]>;
  };
};

/** The columns that a foreign key may refer to, as `table.column`. */
type Columns<TS extends Tables> = {
  [T in keyof TS & string]: `${T}.${keyof TS[T]['columns'] & string}`;
}[keyof TS & string];

type CheckedReference<TS extends Tables, T extends string, C extends string, D> = D extends {
  readonly references: infer R extends string;
}
  ? R extends Columns<TS>
    ? R
    : `${T}.${C} refers to no column of this schema: ${R}`
  : never;

type CheckedRelationship<
  TS extends Tables,
  T extends string,
  R extends string,
  D extends Relationship,
> = string extends D['target'] // Read from JSON: nothing is known of it until it runs.
  ? unknown
  : D['target'] extends keyof TS & string
    ? D extends { readonly secondary: infer S extends string }
      ? S extends keyof TS
        ? CheckedWayBack<T, R, D, TS[D['target']]['relationships']>
        : `${T}.${R} goes through no table of this schema: ${S}`
      : CheckedWayBack<T, R, D, TS[D['target']]['relationships']>
    : `${T}.${R} leads to no table of this schema: ${D['target']}`;

type CheckedWayBack<T extends string, R extends string, D extends Relationship, Back> = D extends {
  readonly back_populates: infer B extends string;
}
  ? Back extends { readonly [K in B]: { readonly target: T; readonly back_populates: R } }
    ? unknown
    : `${D['target']}.${B} does not lead back to ${T}.${R}`
  : unknown;
