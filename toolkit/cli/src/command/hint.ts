import type { RenameHint } from '@trellis/plan';

/** The advice for a drop and an add that may be a rename. */
export function hintLine({ from, to, write }: RenameHint): string {
  return `Possibly a rename of ${from} to ${to}: if so, write ${write} there`;
}

/** The advice in the details of an error: a rename keeps data that a drop loses. */
export function hintLines(details: unknown): string[] {
  const { hints = [] } = (details ?? {}) as { readonly hints?: readonly RenameHint[] };
  return hints.map(hintLine);
}
