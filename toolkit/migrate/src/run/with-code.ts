import { statementError } from '@trellis/database/internal';

/** Does something with a database. Its errors have a code, also that of a server which ends between two statements. */
export async function withCode<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw statementError(error) ?? error;
  }
}
