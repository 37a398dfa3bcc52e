import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The SQL statements of a page in `packages/docs` that is written by hand. */
export function statementsOfPage(name: string): readonly string[] {
  const page = readFileSync(join(__dirname, '../../docs', name), 'utf8');
  return [...page.matchAll(/^```sql\n([^`]*)```$/gm)].map(([, sql = '']) => sql);
}
