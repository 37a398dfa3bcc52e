/**
 * The key of a table in a schema: its name, qualified if it is not in `public`.
 *
 * @example
 * import { tableKey } from '@trellis/model';
 *
 * tableKey({ schema: 'audit', name: 'log' }); // 'audit.log'
 */
export function tableKey({
  schema = 'public',
  name,
}: {
  readonly schema?: string;
  readonly name: string;
}): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}
