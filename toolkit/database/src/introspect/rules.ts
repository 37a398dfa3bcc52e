import type { Rule } from '@trellis/model';
import { comment, compact, type Oid, type Scope, withComment } from './scope.ts';
import { enabledState } from './triggers.ts';

/** A rewrite rule in the catalogs (`pg_rewrite`), including the rules of views. */
export interface RuleRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  /** Null for the `_RETURN` rule of a view. */
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

/** A rewrite rule in the form of the Model; `undefined` for the `_RETURN` rule of a view. */
export function rule(row: RuleRow): Rule | undefined {
  if (row.definition === null) return undefined;
  return compact({
    name: row.name,
    ...withComment(row),
    definition: row.definition.replace(/;$/, ''),
    enabled: enabledState(row.enabled),
  } satisfies Rule);
}
