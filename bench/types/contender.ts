/** A way to declare a schema, as source for the compiler. */
export interface Contender {
  readonly name: string;
  /** What every module of it imports. */
  readonly imports: string;
  /** So many tables of seven columns, each with relationships to its neighbours. */
  declare(count: number): string;
  /** Reading, inserting and changing rows of one table, typed. */
  rows(index: number): string;
  /** Rows of one table with two levels of rows that they lead to. */
  load(): string;
}
