import type {
  CompositeType,
  EnumType,
  Model,
  RangeType,
  Routine,
  Sequence,
  Statistics,
  UserMapping,
} from '../model/index.ts';
import type { CastDescriptor } from './cast.ts';
import type { CollationDescriptor } from './collation.ts';
import type { DomainDescriptor } from './domain.ts';
import type { EventTriggerDescriptor } from './event-trigger.ts';
import type { ForeignDataWrapperDescriptor, ForeignServerDescriptor } from './foreign-data.ts';
import type { NamingConvention } from './naming.ts';
import type { OperatorDescriptor } from './operator.ts';
import type { OperatorClassDescriptor, OperatorFamilyDescriptor } from './operator-class.ts';
import type { PublicationDescriptor } from './publication.ts';
import type { Relationship } from './relationship.ts';
import type { TableDescriptor } from './table.ts';
import type { TextSearchConfigurationDescriptor, TextSearchDictionaryDescriptor } from './text-search.ts';
import { validateSchema } from './validate-schema.ts';
import type { ViewDescriptor } from './view.ts';

/** A declared object of the Model: `doc` is its comment, and its schema defaults to `public`. */
type Declared<T> = Omit<T, 'schema' | 'comment'> & { readonly schema?: string; readonly doc?: string };

/** A declared schema: the schema document. It is plain data, so `JSON.stringify` loses nothing. */
export interface SchemaDescriptor {
  /** The name of the schema, such as `shop`. */
  readonly name: string;
  readonly doc?: string;
  /** The version of the release, such as `1.2.0`, in a published schema. */
  readonly version?: string;
  /** The names of the migrations that a database must have run, in order, in a published schema. */
  readonly migrations?: readonly string[];
  /** The tables by key: the name of the table, qualified (`audit.log`) if it is not in `public`. */
  readonly tables: Readonly<Record<string, TableDescriptor>>;
  /** The names of keys, indexes and checks that are declared without a name. */
  readonly naming?: NamingConvention;
  /**
   * Schemas that have a comment, an owner or privileges, or that are empty. Other schemas follow from their objects.
   * `public` always exists unless `{ name: 'public', absent: true }` declares otherwise. Migrations keep it, also if it
   * is declared absent, for their history tables.
   */
  readonly schemas?: readonly (Omit<Model['schemas'][number], 'comment'> & {
    readonly doc?: string;
    readonly absent?: true;
  })[];
  readonly extensions?: readonly (
    | string
    | (Omit<Model['extensions'][number], 'comment' | 'schema' | 'relocatable'> & {
        readonly schema?: string;
        readonly doc?: string;
      })
  )[];
  readonly enums?: readonly Declared<EnumType>[];
  readonly domains?: readonly DomainDescriptor[];
  readonly compositeTypes?: readonly Declared<CompositeType>[];
  readonly rangeTypes?: readonly Declared<RangeType>[];
  readonly sequences?: readonly Declared<Sequence>[];
  readonly views?: readonly ViewDescriptor[];
  readonly routines?: readonly Declared<Routine>[];
  readonly statistics?: readonly Declared<Statistics>[];
  readonly defaultPrivileges?: Model['defaultPrivileges'];
  readonly publications?: readonly PublicationDescriptor[];
  readonly casts?: readonly CastDescriptor[];
  readonly collations?: readonly CollationDescriptor[];
  readonly textSearchDictionaries?: readonly TextSearchDictionaryDescriptor[];
  readonly textSearchConfigurations?: readonly TextSearchConfigurationDescriptor[];
  readonly operators?: readonly OperatorDescriptor[];
  readonly operatorFamilies?: readonly OperatorFamilyDescriptor[];
  readonly operatorClasses?: readonly OperatorClassDescriptor[];
  readonly eventTriggers?: readonly EventTriggerDescriptor[];
  readonly foreignDataWrappers?: readonly ForeignDataWrapperDescriptor[];
  /** The servers of foreign tables, which `foreign` of a table names. */
  readonly foreignServers?: readonly ForeignServerDescriptor[];
  /**
   * As which user a role uses a foreign server. It contains no secret: `passwordFrom` names the environment variable
   * that supplies the password to the migration that creates it.
   */
  readonly userMappings?: readonly UserMapping[];
}

/**
 * Declares a schema: checks its references and relationships, and returns it.
 *
 * @param schema the tables by key, and the other objects of the schema
 * @returns the same value, with its exact type
 * @throws TrellisError `SCHEMA_INVALID` if a name does not exist, `PARTITION_UNSUPPORTED` if a unique key lacks the
 *   partition column, and `CASCADE_WITHOUT_ON_DELETE` if a relationship cascades deletes and its foreign key does not. The compiler reports most of these errors.
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

/** `S` with each error replaced by an error message, to which `S` is not assignable. */
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
    : `${T}.${C} references a column that is not in this schema: ${R}`
  : never;

type CheckedRelationship<
  TS extends Tables,
  T extends string,
  R extends string,
  D extends Relationship,
> = string extends D['target'] // Read from JSON: unknown at compile time.
  ? unknown
  : D['target'] extends keyof TS & string
    ? D extends { readonly secondary: infer S extends string }
      ? S extends keyof TS
        ? CheckedInverse<T, R, D, TS[D['target']]['relationships']>
        : `${T}.${R} has a secondary that is not a table of this schema: ${S}`
      : CheckedInverse<T, R, D, TS[D['target']]['relationships']>
    : `${T}.${R} has a target that is not a table of this schema: ${D['target']}`;

type CheckedInverse<T extends string, R extends string, D extends Relationship, Back> = D extends {
  readonly back_populates: infer B extends string;
}
  ? Back extends { readonly [K in B]: { readonly target: T; readonly back_populates: R } }
    ? unknown
    : `${D['target']}.${B} is not the inverse of ${T}.${R}`
  : unknown;
