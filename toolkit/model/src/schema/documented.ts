/** Replaces `doc` by `comment`. */
export function documented<T extends object>(
  object: T & { readonly doc?: string },
): Omit<T, 'doc'> & { readonly comment?: string } {
  const { doc, ...rest } = object;
  return { ...rest, ...comment(doc) };
}

/** Returns a comment if `doc` is set. */
export function comment(doc: string | undefined): { readonly comment?: string } {
  return doc === undefined ? {} : { comment: doc };
}
