/** What a declared object has in place of the comment in the Model. */
export interface Documented {
  /** The SQL comment. */
  readonly doc?: string;
}

/** What a declared object in a schema has. */
export interface InSchema extends Documented {
  /** The schema. Default: `public`. */
  readonly schema?: string;
}
