import type { Trigger } from '@trellis/model';

// A function for each trigger, because a bundler keeps a table whose list of triggers is spread.

/**
 * The trigger of a ledger that rejects UPDATE and DELETE, and MERGE with them, by the tables' owner too. It is a trigger for
 * each row, because partitions get it from their parent.
 *
 * @param table the ledger
 * @param sentence what the rule says
 */
export function rejectsChanges(table: string, sentence: string): Trigger {
  return {
    name: `${table}_append_only`,
    definition: `create trigger ${table}_append_only before update or delete on public.${table} for each row execute function public.reject_write()`,
    rejects: true,
    comment: sentence,
  };
}

/**
 * The trigger of a table that rejects DELETE, by the tables' owner too.
 *
 * @param table the table
 * @param sentence what the rule says
 */
export function rejectsDeletion(table: string, sentence: string): Trigger {
  return {
    name: `${table}_no_deletion`,
    definition: `create trigger ${table}_no_deletion before delete on public.${table} for each row execute function public.reject_write()`,
    rejects: true,
    comment: sentence,
  };
}

/**
 * The trigger of a ledger that rejects TRUNCATE, by the tables' owner too. A partition does not get it from its parent, as
 * PostgreSQL has no triggers for each row of TRUNCATE: a partition that can be truncated by itself needs its own.
 *
 * @param table the ledger
 * @param sentence what the rule says
 */
export function rejectsTruncation(table: string, sentence: string): Trigger {
  return {
    name: `${table}_no_truncate`,
    definition: `create trigger ${table}_no_truncate before truncate on public.${table} for each statement execute function public.reject_write()`,
    rejects: true,
    comment: sentence,
  };
}
