import type { Policy } from '@trellis/model';
import { code, codes, escapeText, list } from '../markdown/index.ts';

/** Formats the row-level security policies of a table. */
export function policyList(policies: readonly Policy[]): string {
  return list(
    policies.map(({ name, restrictive, command = 'all', roles, using, withCheck, comment }) =>
      [
        `${code(name)}: for ${command} to ${roles ? codes(roles) : 'public'}`,
        restrictive && 'restrictive',
        using && `using ${code(using)}`,
        withCheck && `with check ${code(withCheck)}`,
        comment && escapeText(comment),
      ]
        .filter(Boolean)
        .join(', '),
    ),
  );
}
