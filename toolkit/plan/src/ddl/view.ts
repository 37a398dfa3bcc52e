import { quoteIdentifier, type View } from '@trellis/model';
import { parameterList } from '@trellis/model/internal';
import { target } from './target.ts';

/**
 * Creates a view or materialized view.
 *
 * @param view the view
 * @param options `replace`: `CREATE OR REPLACE`, which does not exist for materialized views
 */
export function createView(view: View, options: { readonly replace?: boolean } = {}): string[] {
  const replace = options.replace && !view.materialized ? 'OR REPLACE ' : '';
  const parts = [`CREATE ${replace}${target.view(view)}`];
  if (view.accessMethod !== undefined) parts.push(`USING ${quoteIdentifier(view.accessMethod)}`);
  if (view.options) parts.push(`WITH (${parameterList(view.options)})`);
  if (view.tablespace !== undefined) parts.push(`TABLESPACE ${quoteIdentifier(view.tablespace)}`);
  parts.push(`AS\n${view.definition}`);
  if (view.unpopulated) parts.push('\nWITH NO DATA');
  return [parts.join(' ')];
}
