import { grants } from './unmodelled-sql.ts';

/** SQL: the complete definition of a foreign table as text. The row of `pg_class` is `o`. */
export const foreignTableDefinition = `pg_catalog.jsonb_build_array(
  (select pg_catalog.jsonb_build_array(s.srvname, t.ftoptions) from pg_catalog.pg_foreign_table t
    join pg_catalog.pg_foreign_server s on s.oid = t.ftserver where t.ftrelid = o.oid),
  pg_catalog.pg_get_expr(o.relpartbound, o.oid),
  (select pg_catalog.jsonb_agg(i.inhparent::pg_catalog.regclass order by i.inhseqno)
    from pg_catalog.pg_inherits i where i.inhrelid = o.oid),
  (select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
      a.attnotnull, a.attislocal, a.attgenerated, a.attcollation::pg_catalog.regcollation, a.attstorage,
      a.attcompression, nullif(a.attstattarget, -1), a.attoptions, a.attfdwoptions, ${grants('a.attacl')},
      pg_catalog.pg_get_expr(f.adbin, f.adrelid)) order by a.attnum)
    from pg_catalog.pg_attribute a left join pg_catalog.pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
    where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped),
  (select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(k.conname, pg_catalog.pg_get_constraintdef(k.oid), k.conislocal,
      pg_catalog.obj_description(k.oid, 'pg_constraint')) order by k.conname)
    from pg_catalog.pg_constraint k where k.conrelid = o.oid
      and not (k.contype = 'n' and pg_catalog.right(k.conname, 9) = '_not_null')),
  (select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(pg_catalog.pg_get_triggerdef(g.oid), g.tgenabled,
      pg_catalog.obj_description(g.oid, 'pg_trigger')) order by g.tgname)
    from pg_catalog.pg_trigger g where g.tgrelid = o.oid and not g.tgisinternal),
  (select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(d.objid::pg_catalog.regclass, d.refobjsubid, s.relpersistence,
      ${grants('s.relacl')}, pg_catalog.obj_description(s.oid, 'pg_class'), pg_catalog.to_jsonb(q) - 'seqrelid')
      order by d.objid::pg_catalog.regclass::text)
    from pg_catalog.pg_depend d join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
    join pg_catalog.pg_sequence q on q.seqrelid = s.oid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype in ('a', 'i')
      and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = o.oid))::text`;
