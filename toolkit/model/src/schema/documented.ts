/** `doc` as the comment that it becomes. */
export function documented<T extends object>(
  object: T & { readonly doc?: string },
): Omit<T, 'doc'> & { readonly comment?: string } {
  const { doc, ...rest } = object;
  return { ...rest, ...comment(doc) };
}

/** A comment where there is a `doc`. */
export function comment(doc: string | undefined): { readonly comment?: string } {
  return doc === undefined ? {} : { comment: doc };
}
