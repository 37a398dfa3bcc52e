import { quoteLiteral } from '@trellis/model';

/** How a trigger is turned on again, by `tgenabled`. */
const ENABLE = "case mode when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end";

/**
 * Writes a statement that truncates tables and those that reference them, although their triggers reject it, as those of an
 * append-only table do. All triggers of TRUNCATE are off during the statement. The role must own the tables, as
 * in a scratch database.
 *
 * @param tables qualified and quoted names
 */
export function truncateStatement(tables: readonly string[]): string {
  const body = `
declare
  statement text;
  off text[];
  again text[];
begin
  -- 32 is the flag of TRUNCATE.
  select pg_catalog.array_agg(pg_catalog.format('alter table %s disable trigger %I', relation, name)),
    pg_catalog.array_agg(pg_catalog.format('alter table %s %s trigger %I', relation, ${ENABLE}, name))
  into off, again
  from (
    select tgrelid::pg_catalog.regclass as relation, tgname as name, tgenabled as mode from pg_catalog.pg_trigger
    where not tgisinternal and tgtype::integer & 32 <> 0 and tgenabled <> 'D'
  ) as found;
  foreach statement in array coalesce(off, '{}') loop execute statement; end loop;
  truncate ${tables.join(', ')} cascade;
  foreach statement in array coalesce(again, '{}') loop execute statement; end loop;
end`;
  return `do ${quoteLiteral(body)}`;
}
