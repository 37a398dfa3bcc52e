/**
 * Function `reject_write`, of triggers that reject every write on which they fire. A constraint sees the new row only: it
 * does not tell an update from an insertion, and sees no deletion.
 */
export const rejectWrite = {
  kind: 'function',
  name: 'reject_write',
  arguments: '',
  doc: 'Rejects a write. A constraint sees neither the old row nor a deletion.',
  definition: `create function public.reject_write() returns trigger language plpgsql as $$
begin
  raise '% of % is rejected.', tg_op, tg_table_name using errcode = 'check_violation',
    constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
end $$`,
} as const;
