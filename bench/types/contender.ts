/** A library's declaration of a schema, as source code. */
export interface Contender {
  readonly name: string;
  /** The imports of every module. */
  readonly imports: string;
  /** Declares tables of seven columns, each with relationships to its neighbours. */
  declare(count: number): string;
  /** Uses the types of read, inserted and updated rows of one table. */
  rows(index: number): string;
  /** Loads rows of one table with two levels of related rows. */
  load(): string;
}
