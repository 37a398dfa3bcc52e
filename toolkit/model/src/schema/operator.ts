import { TrellisError } from '../error.ts';
import type { Operator, QualifiedName } from '../model/index.ts';
import { isOperatorName } from '../names/index.ts';
import type { InSchema } from './declared.ts';
import { documented } from './documented.ts';

/** A declared operator. It names others by their key: `===`, or `app.===` if it is not in `public`. */
export interface OperatorDescriptor
  extends Omit<Operator, 'schema' | 'comment' | 'commutator' | 'negator'>,
    InSchema {
  /** The key of the operator with the operands exchanged. */
  readonly commutator?: string;
  /** The key of the operator with the opposite result. */
  readonly negator?: string;
}

/**
 * Converts an operator descriptor to the Model.
 *
 * @throws TrellisError `SCHEMA_INVALID` if a name has other characters than those of operators
 */
export function operatorToModel({
  schema = 'public',
  commutator,
  negator,
  ...operator
}: OperatorDescriptor): Operator {
  return {
    ...documented({ ...operator, name: operatorName(operator.name) }),
    schema,
    ...(commutator !== undefined && { commutator: nameOf(commutator) }),
    ...(negator !== undefined && { negator: nameOf(negator) }),
  };
}

/** The name of an operator contains no dot. */
function nameOf(key: string): QualifiedName {
  const dot = key.lastIndexOf('.');
  const name = operatorName(key.slice(dot + 1));
  return { schema: dot < 0 ? 'public' : key.slice(0, dot), name };
}

function operatorName(name: string): string {
  if (isOperatorName(name)) return name;
  throw new TrellisError(
    'SCHEMA_INVALID',
    `Expected the name of an operator, such as "===", got "${name}". Fix the name.`,
  );
}
