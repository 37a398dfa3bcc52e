import { type QualifiedName, quoteIdentifier, type Rule } from '@trellis/model';
import { target } from './target.ts';
import { enabledWord } from './trigger.ts';

/** Creates a rewrite rule. */
export function createRule(rule: Rule): string[] {
  return [rule.definition];
}

/** Drops a rewrite rule. */
export function dropRule(on: QualifiedName, name: string): string[] {
  return [`DROP ${target.rule(on, name)}`];
}

/** Sets when a rule fires; `undefined` for `origin`. */
export function setRuleEnabled(on: QualifiedName, name: string, enabled: Rule['enabled']): string[] {
  return [`ALTER ${target.table(on)} ${enabledWord(enabled)} RULE ${quoteIdentifier(name)}`];
}

/** Sets when a rule fires, which `CREATE RULE` cannot. */
export function ruleSettings(on: QualifiedName, rule: Rule): string[] {
  return rule.enabled === undefined ? [] : setRuleEnabled(on, rule.name, rule.enabled);
}
