import { serverMessage } from '@trellis/database';
import { TrellisError } from '@trellis/model';
import { NEVER_COMMIT, TOO_MANY_LOCKS } from './guard.ts';

/** PostgreSQL's codes for what a transaction does not take and a database of one's own would. */
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

/** What a transaction that stands in for databases turned out not to be able to. */
export class Verdict {
  #failure: string | undefined;
  #doubt: string | undefined;

  /** Why another way has to be tried. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** What may be the reason of an error that an operation ended in, and would not be elsewhere. */
  get doubt(): string | undefined {
    return this.#failure ?? this.#doubt;
  }

  /** Remembers why another way has to be tried: the first reason stays. */
  fail(reason: string): void {
    this.#failure ??= reason;
  }

  /** Remembers of an error, or a notice, what says that another way has to be tried. */
  note(error: unknown): void {
    const {
      code = '',
      routine,
      message,
    } = (error ?? {}) as { code?: string; routine?: string; message?: string };
    const text = error instanceof Error ? serverMessage(error) : message;
    if (DECISIVE[code]) this.fail(`${DECISIVE[code]} (${text})`);
    else if (code === '0A000' && routine === 'exec_stmt_dynexecute')
      this.fail('it begins or ends transactions of its own');
    // PL/pgSQL is in a new database too.
    else if (code === '42710' && routine === 'CreateExtension' && !/"plpgsql"/.test(text ?? ''))
      this.fail(`the database in use has an extension that it makes (${text})`);
    else if (code === '42501' || code === '55006') this.#doubt ??= text;
  }

  /** @throws TrellisError `SCRATCH_CLOSED` once another way has to be tried */
  expectNone(): void {
    if (this.#failure === undefined) return;
    throw new TrellisError(
      'SCRATCH_CLOSED',
      `Expected to judge in a transaction that is rolled back, got that ${this.#failure}. Judge by another way (TRELLIS_SCRATCH=embedded).`,
    );
  }
}
