/** SQL: the name of the function that an oid column holds. */
export const proc = (oid: string) => `${oid}::pg_catalog.regproc::text`;

/** SQL: the name of the type that an oid column holds. */
export const type = (oid: string) => `pg_catalog.format_type(${oid}, null)`;

/**
 * SQL: the properties that any object can have: comments on it and its parts, an owner other than the current role,
 * and privileges.
 *
 * @param catalog its catalog, with its row as `o`
 * @param owner SQL of the oid of its owner. Default: the column of the owner, if the catalog has one
 * @param privileges SQL of its access control lists. Default: all such columns of the catalog
 */
export function annotations(
  catalog: string,
  owner = `(select pg_catalog.to_jsonb(o) ->> k.key from pg_catalog.jsonb_object_keys(pg_catalog.to_jsonb(o)) k(key)
    where k.key ~ 'owner$')::pg_catalog.oid`,
  privileges = `(select pg_catalog.string_agg(${grants('array(select item::pg_catalog.aclitem from pg_catalog.jsonb_array_elements_text(k.value) item)')}, ';' order by k.key)
    from pg_catalog.jsonb_each(pg_catalog.to_jsonb(o)) k where k.key ~ 'acl$' and pg_catalog.jsonb_typeof(k.value) = 'array')`,
): string {
  const classid = `'pg_catalog.${catalog}'::pg_catalog.regclass`;
  return `pg_catalog.jsonb_build_array(
    (select pg_catalog.jsonb_object_agg(d.objsubid, d.description) from pg_catalog.pg_description d
      where d.objoid = o.oid and d.classoid = ${classid}),
    nullif(pg_catalog.pg_get_userbyid(${owner}), current_user),
    ${privileges})::text`;
}

/** SQL: an access control list as canonical text, independent of the order of the grants. */
function grants(acl: string): string {
  return `(select pg_catalog.string_agg(g.line, ',' order by g.line) from (
    select pg_catalog.concat_ws(' ', case when p.grantee = 0 then 'PUBLIC'
      when pg_catalog.pg_get_userbyid(p.grantee) = current_user then 'CURRENT_USER'
      else pg_catalog.pg_get_userbyid(p.grantee)::text end, p.privilege_type, p.is_grantable) as line
    from pg_catalog.aclexplode(${acl}) p) g)`;
}
