/** A piece of SQL and its bindings, in the order of its question marks. */
export interface Fragment {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/**
 * Concatenates SQL. Strings are inserted as they are, so they must come from this package; fragments keep their
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

/** Creates a fragment of SQL with one `?` for each binding. */
export function bound(sql: string, bindings: readonly unknown[]): Fragment {
  return { sql, bindings };
}

/**
 * Concatenates fragments.
 *
 * @param fragments the fragments
 * @param separator SQL between two of them
 */
export function joined(fragments: readonly Fragment[], separator: string): Fragment {
  return {
    sql: fragments.map(({ sql }) => sql).join(separator),
    bindings: fragments.flatMap(({ bindings }) => bindings),
  };
}
