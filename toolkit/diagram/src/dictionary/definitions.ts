import { code, escapeText, list } from '../markdown/index.ts';

/** Formats triggers or rules: name, definition and comment. */
export function definitionList(
  objects: readonly { readonly name: string; readonly definition: string; readonly comment?: string }[],
): string {
  return list(
    objects.map(({ name, definition, comment }) =>
      [`${code(name)}: ${code(definition)}`, comment && escapeText(comment)].filter(Boolean).join('. '),
    ),
  );
}
