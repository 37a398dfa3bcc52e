import type { MigrationModule } from '@trellis/migrate';
import type { Knex } from 'knex';

/** Statements that change only rows which exist. */
const CHANGING: ReadonlySet<unknown> = new Set(['DELETE', 'UPDATE', 'MERGE']);

/** A result of the driver. */
interface Answer {
  readonly command?: unknown;
  readonly rowCount?: unknown;
}

/**
 * Finds the statements of a migration that change rows and match none of those of the proof, such as a DELETE whose
 * condition the sample values do not fulfil. The proof does not show what they do. Statements that a function runs are not
 * seen.
 */
export class UnmatchedStatements {
  readonly #matched = new Map<string, boolean>();

  /** Returns the migration, whose statements are observed when it runs. */
  observed(migration: MigrationModule): MigrationModule {
    return {
      ...migration,
      up: (knex) => this.#observe(knex, () => migration.up(knex)),
      down: (knex) => this.#observe(knex, () => migration.down(knex)),
    };
  }

  /** The statements that never matched a row, in one line each. */
  get texts(): readonly string[] {
    return [...this.#matched].flatMap(([sql, isMatched]) => (isMatched ? [] : [sql]));
  }

  async #observe(knex: Knex, run: () => Promise<unknown>): Promise<unknown> {
    const listen = (_: unknown, { sql, response }: { readonly sql: string; readonly response?: unknown }) => {
      const changing = ([response].flat() as (Answer | undefined)[]).filter((one) =>
        CHANGING.has(one?.command),
      );
      if (changing.length === 0) return;
      const text = sql.replaceAll(/\s+/g, ' ').trim();
      const isMatched = changing.every((one) => Number(one?.rowCount) > 0);
      this.#matched.set(text, isMatched || this.#matched.get(text) === true);
    };
    knex.on('query-response', listen);
    try {
      return await run();
    } finally {
      knex.removeListener('query-response', listen);
    }
  }
}
