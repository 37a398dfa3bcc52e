import { serverMessage } from '@trellis/database/internal';
import { TrellisError } from '@trellis/model';
import { NEVER_COMMIT, TOO_MANY_LOCKS } from './guard.ts';

/** PostgreSQL's codes for what a transaction refuses and a separate database would accept. */
const DECISIVE: Readonly<Record<string, string>> = {
  '25001': 'it holds a statement that cannot run inside a transaction',
  '55P04': 'it uses a value of an enum in the transaction that added it',
  '55P03': 'something else holds a lock',
  '40P01': 'something else holds a lock',
  '53200': 'it would take too many locks for one transaction',
  '25P03': 'it was idle for too long',
  [NEVER_COMMIT]: 'it would commit',
  [TOO_MANY_LOCKS]: 'it would take too many locks for one transaction',
};

/** What a simulated database turned out not to support. */
export class Limitations {
  #failure: string | undefined;
  #doubt: string | undefined;

  /** Why another kind of scratch database has to be used. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** A possible reason of an error that would not occur with another kind. */
  get doubt(): string | undefined {
    return this.#failure ?? this.#doubt;
  }

  /** Records why another kind has to be used; the first reason is kept. */
  fail(reason: string): void {
    this.#failure ??= reason;
  }

  /** Records an error or a notice that says that another kind has to be used. */
  note(error: unknown): void {
    const {
      code = '',
      routine,
      message,
    } = (error ?? {}) as { code?: string; routine?: string; message?: string };
    const text = error instanceof Error ? serverMessage(error) : message;
    if (DECISIVE[code]) this.fail(`${DECISIVE[code]} (${text})`);
    else if (code === '0A000' && routine === 'exec_stmt_dynexecute')
      this.fail('it begins or ends transactions');
    // A new database has PL/pgSQL too.
    else if (code === '42710' && routine === 'CreateExtension' && !/"plpgsql"/.test(text ?? ''))
      this.fail(`the database in use has an extension that it creates (${text})`);
    else if (code === '42501' || code === '55006') this.#doubt ??= text;
  }

  /** @throws TrellisError `SCRATCH_CLOSED` once another kind has to be used */
  expectNone(): void {
    if (this.#failure === undefined) return;
    throw new TrellisError(
      'SCRATCH_CLOSED',
      `A rolled-back transaction cannot verify this: ${this.#failure}. Use another kind of scratch database (TRELLIS_SCRATCH=embedded).`,
    );
  }
}
