import type { TextSearchDictionary } from './text-search.ts';

/**
 * The dictionary that the options of a dictionary name, as they name it. PostgreSQL records no dependency on it, and has
 * one template with such an option: a thesaurus looks words up by another dictionary.
 */
export function usedDictionary({ template, options }: TextSearchDictionary): string | undefined {
  return template === 'thesaurus' ? options?.['dictionary'] : undefined;
}
