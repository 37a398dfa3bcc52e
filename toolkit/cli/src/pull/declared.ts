/** The fields of a descriptor: without the schema `public`, and with the comment as `doc`. */
export function declared<T extends { readonly schema: string; readonly comment?: string }>({
  schema,
  ...rest
}: T) {
  return { ...(schema !== 'public' && { schema }), ...documented(rest) };
}

/** The fields with the comment as `doc`, after the name. */
export function documented<T extends { readonly comment?: string }>({ comment, ...rest }: T) {
  const { name, ...more } = rest as typeof rest & { readonly name?: string };
  return {
    ...(name !== undefined && { name }),
    ...(comment !== undefined && { doc: comment }),
    ...more,
  } as Omit<T, 'comment'> & { readonly doc?: string };
}

/** The fields without empty lists and undefined values. */
export function withoutEmpty<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as T;
}
