import { type Policy, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName, roleName } from '@trellis/model/internal';
import { target } from './target.ts';

/** Creates a row-level security policy. */
export function createPolicy(on: QualifiedName, policy: Policy): string[] {
  const parts = [`CREATE POLICY ${quoteIdentifier(policy.name)} ON ${qualifiedName(on)}`];
  if (policy.restrictive) parts.push('AS RESTRICTIVE');
  if (policy.command) parts.push(`FOR ${policy.command.toUpperCase()}`);
  if (policy.roles) parts.push(`TO ${policy.roles.map(roleName).join(', ')}`);
  if (policy.using !== undefined) parts.push(`USING (${policy.using})`);
  if (policy.withCheck !== undefined) parts.push(`WITH CHECK (${policy.withCheck})`);
  return [parts.join(' ')];
}

/** Drops a row-level security policy. */
export function dropPolicy(on: QualifiedName, name: string): string[] {
  return [`DROP ${target.policy(on, name)}`];
}
