import type { Rule } from '@trellis/model';
import { comment, compact, type Oid, type Scope, withComment } from './scope.ts';
import { enabledState } from './triggers.ts';

/** A rewrite rule as the catalogs tell it (`pg_rewrite`), a view's own included. */
export interface RuleRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  /** Null for the rule that makes a view a view. */
  readonly definition: string | null;
  readonly enabled: string;
  readonly comment: string | null;
}

/** Reads the rewrite rules of all relations. */
export async function readRules(scope: Scope): Promise<RuleRow[]> {
  return scope.rows<RuleRow>(`
    select r.oid, r.ev_class as relation, r.rulename::text as name, r.ev_enabled::text as enabled,
      case when r.rulename <> '_RETURN' then pg_catalog.pg_get_ruledef(r.oid) end as definition,
      ${comment('pg_rewrite', 'r.oid')}
    from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid = r.ev_class
    where c.relnamespace = any ($1::oid[])`);
}

/** A rewrite rule as the Model has it; `undefined` for a view's own. */
export function rule(row: RuleRow): Rule | undefined {
  if (row.definition === null) return undefined;
  return compact({
    name: row.name,
    ...withComment(row),
    definition: row.definition.replace(/;$/, ''),
    enabled: enabledState(row.enabled),
  } satisfies Rule);
}
