import { elementType, printTypeName, type SchemaDescriptor, typeOf } from '@trellis/model';
import { builtInName } from '@trellis/model/internal';
import { patternOf, TIMESTAMP } from './patterns.ts';

/**
 * Names the patterns of a schema's types, for errors that name the type instead of the pattern.
 *
 * @param schema the types of its columns and domains are named
 * @returns names by pattern: `numeric(12,2)`
 */
export function patternNames(schema: SchemaDescriptor): Record<string, string> {
  const { tables, views = [], domains = [] } = schema;
  const columns = [...Object.values(tables), ...views].flatMap((one) => Object.values(one.columns ?? {}));
  const types = ['bigint', 'numeric', ...[...columns, ...domains].flatMap(({ type }) => type ?? [])];
  const named = Object.fromEntries(
    types.flatMap((text) => {
      const type = elementType(typeOf(schema, text));
      const [base, modifier] = [builtInName(type) ?? '', type.modifiers.join(',')];
      const element = printTypeName(type);
      const pattern = patternOf(base, modifier);
      if (pattern === undefined) return [];
      const nonNegative = patternOf(base, modifier, { nonNegative: true }) as string;
      return [
        [nonNegative, `${element} that is not negative`],
        [pattern, element],
      ] as const;
    }),
  );
  return { ...named, [TIMESTAMP]: 'timestamp' };
}
