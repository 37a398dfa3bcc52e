/** A piece of a statement with what is bound in it, in the order of its question marks. */
export interface Fragment {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/**
 * Puts a piece of SQL together: texts are SQL of this package's own making, fragments keep their
 * bindings.
 *
 * @example fragment`select ${columns} from ${table.sql} where ${bound('"id" = ?', [5])}`
 */
export function fragment(texts: TemplateStringsArray, ...parts: readonly (Fragment | string)[]): Fragment {
  let sql = texts[0] ?? '';
  const bindings: unknown[] = [];
  parts.forEach((part, i) => {
    if (typeof part === 'string') sql += part;
    else {
      sql += part.sql;
      bindings.push(...part.bindings);
    }
    sql += texts[i + 1] ?? '';
  });
  return { sql, bindings };
}

/** SQL with `?` for each of the values. */
export function bound(sql: string, bindings: readonly unknown[]): Fragment {
  return { sql, bindings };
}

/**
 * Fragments one after another.
 *
 * @param fragments the pieces
 * @param separator what stands between them
 */
export function joined(fragments: readonly Fragment[], separator: string): Fragment {
  return {
    sql: fragments.map(({ sql }) => sql).join(separator),
    bindings: fragments.flatMap(({ bindings }) => bindings),
  };
}
