/** The key under which a table stands in a schema: its name, qualified where it is not in `public`. */
export function tableKey({
  schema = 'public',
  name,
}: {
  readonly schema?: string;
  readonly name: string;
}): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}
