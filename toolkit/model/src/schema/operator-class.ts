import type { OperatorClass, OperatorFamily } from '../model/index.ts';

/** A declared operator family. */
export interface OperatorFamilyDescriptor extends Omit<OperatorFamily, 'schema' | 'comment'> {
  /** The schema. Default: `public`. */
  readonly schema?: string;
  /** The SQL comment. */
  readonly doc?: string;
}

/** A declared operator class. */
export interface OperatorClassDescriptor extends Omit<OperatorClass, 'schema' | 'comment'> {
  /** The schema. Default: `public`. */
  readonly schema?: string;
  /** The SQL comment. */
  readonly doc?: string;
}
