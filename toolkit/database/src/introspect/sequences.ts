import type { Sequence, SequenceOptions } from '@trellis/model';
import { type Access, accessList } from './access.ts';
import {
  comment,
  notMember,
  type Oid,
  owner,
  privileges,
  type Scope,
  withComment,
  withOwner,
} from './scope.ts';

/** A sequence in the catalogs (`pg_sequence`). */
export interface SequenceRow extends Access {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly type: 'smallint' | 'integer' | 'bigint';
  readonly start: string;
  readonly increment: string;
  readonly max: string;
  readonly min: string;
  readonly cache: string;
  readonly cycle: boolean;
  readonly unlogged: boolean;
  /** `a` if a column owns the sequence, `i` if it is the sequence of an identity column. */
  readonly ownership: 'a' | 'i' | null;
  readonly relation: Oid | null;
  readonly number: number | null;
  readonly comment: string | null;
}

/** Reads the sequences, including those of identity columns. */
export async function readSequences(scope: Scope): Promise<SequenceRow[]> {
  return scope.rows<SequenceRow>(`
    select c.oid, n.nspname::text as schema, c.relname::text as name,
      pg_catalog.format_type(s.seqtypid, null) as type, s.seqstart::text as start,
      s.seqincrement::text as increment, s.seqmax::text as max, s.seqmin::text as min,
      s.seqcache::text as cache, s.seqcycle as cycle, c.relpersistence = 'u' as unlogged,
      d.deptype::text as ownership, d.refobjid as relation, d.refobjsubid::int as number,
      ${comment('pg_class', 'c.oid')}, ${owner('c.relowner')}, ${privileges('c.relacl')}
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_sequence s on s.seqrelid = c.oid
    left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
      and d.objsubid = 0 and d.refclassid = d.classid and d.deptype in ('a', 'i') and d.refobjsubid > 0
    where c.relkind = 'S' and c.relnamespace = any ($1::oid[]) and ${notMember('pg_class', 'c.oid')}`);
}

/**
 * Converts a sequence, except one of an identity column, to the form of the Model.
 *
 * @param scope the scope, which defines `ALL` for each kind of object
 * @param row the sequence
 * @param ownedBy the column that owns it
 */
export function sequence(scope: Scope, row: SequenceRow, ownedBy: Sequence['ownedBy']): Sequence {
  const list = accessList(scope, 'sequence', row);
  return {
    schema: row.schema,
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    ...(list ? { privileges: list } : {}),
    ...(row.type === 'bigint' ? {} : { type: row.type }),
    ...optionsOf(row),
    ...(ownedBy ? { ownedBy } : {}),
    ...(row.unlogged ? { unlogged: true } : {}),
  };
}

/** Returns the options of a sequence that differ from the defaults for its type and direction. */
export function optionsOf(row: SequenceRow): SequenceOptions {
  const up = BigInt(row.increment) > 0n;
  const [lowest, highest] = limits[row.type];
  const [min, max] = up ? ['1', highest] : [lowest, '-1'];
  return {
    ...(row.start === (up ? row.min : row.max) ? {} : { start: row.start }),
    ...(row.increment === '1' ? {} : { increment: row.increment }),
    ...(row.min === min ? {} : { minValue: row.min }),
    ...(row.max === max ? {} : { maxValue: row.max }),
    ...(row.cache === '1' ? {} : { cache: row.cache }),
    ...(row.cycle ? { cycle: true } : {}),
  };
}

const limits = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
} as const;
