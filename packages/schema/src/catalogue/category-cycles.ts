/**
 * Function `reject_cycle_of_categories`, of the trigger `categories_no_cycle`.
 *
 * No constraint sees the rows that lead to the top. Two sessions can each move a category below the other, so the
 * function updates each ancestor of a category that moves. Of two sessions that would close a cycle, both update a row
 * that the other one moved: one waits and reads the new parent, or PostgreSQL reports a serialization failure or a
 * deadlock. A lock by SELECT is not enough: at repeatable read, the session would not see what was committed since. A new
 * category has children only if the same statement inserts them, so other sessions need not wait for it.
 */
export const rejectCycleOfCategories = {
  kind: 'function',
  name: 'reject_cycle_of_categories',
  arguments: '',
  doc: 'Rejects a category that is its own ancestor. A constraint does not see the rows that lead to the top.',
  definition: `create function public.reject_cycle_of_categories() returns trigger language plpgsql as $$
declare
  path integer[] := array[new.category_id];
  ancestor integer := new.parent_id;
begin
  while ancestor is not null loop
    if ancestor = any (path) then
      raise 'Category % would be its own ancestor.', ancestor using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
    path := path || ancestor;
    if tg_op = 'UPDATE' then
      update public.categories set name = name where category_id = ancestor returning parent_id into ancestor;
    else
      select parent_id into ancestor from public.categories where category_id = ancestor;
    end if;
  end loop;
  return null;
end $$`,
} as const;
