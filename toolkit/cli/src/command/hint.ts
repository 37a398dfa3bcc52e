import type { RenameHint } from '@trellis/plan';

/** What to write where a drop and an add were meant as a rename. */
export function hintLine({ from, to, write }: RenameHint): string {
  return `Possibly a rename of ${from} to ${to}: if so, write ${write} there`;
}

/** The lines for the hints that come with an error: what is lost by a drop is kept by a rename. */
export function hintLines(details: unknown): string[] {
  const { hints = [] } = (details ?? {}) as { readonly hints?: readonly RenameHint[] };
  return hints.map(hintLine);
}
