import type { Connection } from '@trellis/database';
import { serverMessage } from '@trellis/database/internal';
import type { KeptScratch, ScratchDatabase } from '../scratch/index.ts';
import { isInterrupted } from './interruption.ts';

/** A scratch database that `withScratch` opens. */
export interface VerifyDatabase extends Connection {
  /** Whether the database in which an attempt fails is kept. */
  readonly keepsFailed: boolean;
  /** Runs work in the database. If it fails, this is the database to keep, where `keepsFailed` is set. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
}

/** Finds the database in which the first attempt of a work fails, and keeps it in place of dropping it. */
export class FailedDatabase {
  readonly #keepsFailed: boolean;
  #failed: ScratchDatabase | undefined;
  #isKept = false;

  constructor(keepsFailed: boolean) {
    this.#keepsFailed = keepsFailed;
  }

  /** The database as the work gets it. The work cannot close it once an attempt in it has failed. */
  watch(database: ScratchDatabase): VerifyDatabase {
    const { keep: _, ...connection } = database;
    return {
      ...connection,
      keepsFailed: this.#keepsFailed,
      attempt: async (work) => {
        try {
          return await work();
        } catch (error) {
          if (this.#keepsFailed) this.#failed ??= database;
          throw error;
        }
      },
      close: async () => {
        if (this.#failed !== database) await database.close();
      },
    };
  }

  /** Keeps the database in which an attempt failed, if one did. */
  async keep(): Promise<KeptScratch | undefined> {
    if (this.#failed === undefined || isInterrupted()) return undefined;
    try {
      const kept = await this.#failed.keep();
      this.#isKept = true;
      return kept;
    } catch (error) {
      // The error of the work is the one to report.
      return { text: `No scratch database is kept: ${serverMessage(error)}.` };
    }
  }

  /** Closes a database that is not kept. */
  async close(database: ScratchDatabase): Promise<void> {
    if (!this.#isKept || this.#failed !== database) await database.close();
  }
}
