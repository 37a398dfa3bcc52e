import type { Operator, QualifiedName } from '../model/index.ts';
import { documented } from './documented.ts';

/** A declared operator. It names others by their key: `===`, or `app.===` if it is not in `public`. */
export interface OperatorDescriptor extends Omit<Operator, 'schema' | 'comment' | 'commutator' | 'negator'> {
  /** The schema. Default: `public`. */
  readonly schema?: string;
  /** The SQL comment. */
  readonly doc?: string;
  /** The key of the operator with the operands exchanged. */
  readonly commutator?: string;
  /** The key of the operator with the opposite result. */
  readonly negator?: string;
}

/** Converts an operator descriptor to the Model. */
export function operatorToModel({
  schema = 'public',
  commutator,
  negator,
  ...operator
}: OperatorDescriptor): Operator {
  return {
    ...documented(operator),
    schema,
    ...(commutator !== undefined && { commutator: nameOf(commutator) }),
    ...(negator !== undefined && { negator: nameOf(negator) }),
  };
}

/** The name of an operator contains no dot. */
function nameOf(key: string): QualifiedName {
  const dot = key.lastIndexOf('.');
  return dot < 0 ? { schema: 'public', name: key } : { schema: key.slice(0, dot), name: key.slice(dot + 1) };
}
