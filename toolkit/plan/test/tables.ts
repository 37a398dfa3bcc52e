import type { Column, ForeignKey, Table } from '@trellis/model';
import { table } from '@trellis/random-models';

/** `orders(id integer, customer_id integer > customers.id, at date "The day")`; each. */
export function tables(lines: readonly string[]): readonly Table[] {
  return lines.map((line) => {
    const [, name = '', columns = ''] = /^\s*(\w+)\((.*)\)$/.exec(line) ?? [];
    const parsed = columns.split(/, (?=\w+ )/).map(column);
    return table(
      name,
      parsed.map(({ references: _, ...one }) => one),
      {
        foreignKeys: parsed.flatMap(({ name: of, references }): ForeignKey[] => {
          const [other = '', key = ''] = references?.split('.') ?? [];
          if (references === undefined) return [];
          return [
            {
              name: `fk_${name}_${of}`,
              columns: [of],
              references: { schema: 'public', name: other, columns: [key] },
            } as ForeignKey,
          ];
        }),
      },
    );
  });
}

function column(text: string): Column & { readonly references?: string } {
  const [, name = '', type = '', references, comment] =
    /^(\w+) ([^>"]+?)(?: > ([\w.]+))?(?: "(.*)")?$/.exec(text) ?? [];
  return {
    name,
    type,
    ...(references !== undefined && { references }),
    ...(comment !== undefined && { comment }),
  };
}

/** An id without its kind and the schema `public`. */
export function short(id: string): string {
  return id
    .replace(/^\w+ public\./, '')
    .replaceAll('"', '')
    .replace(' of type public.', '@');
}
