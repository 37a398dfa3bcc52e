import type { Operator, QualifiedName } from '@trellis/model';
import { operatorId, same } from '@trellis/model/internal';
import {
  createOperator,
  type OptionOfOperator,
  operatorOptions,
  setOperatorOptions,
} from '../../ddl/index.ts';
import type { Catalog, NodeOf } from '../node/index.ts';
import type { Alteration, Kind, Operation, Operations, PlanContext } from '../operation/index.ts';

/**
 * Operators: the estimators are altered in place. What PostgreSQL accepts once (a commutator, a negator, that it can be
 * hashed or merged) is set in place from version 17 on.
 */
export const operatorKind: Kind<'operator'> = {
  valuesOf: ['regoper', 'regoperator'],
  create: (node) => createOperator(node.value),
  drop: (node) => [`DROP ${node.target}`],
  alter: alterOperator,
  order: orderAfterOthers,
};

function alterOperator(
  { value: was }: NodeOf<'operator'>,
  { value: is }: NodeOf<'operator'>,
  context: PlanContext,
): Alteration {
  if (was.function !== is.function) return 'replace';
  const options = operatorOptions(is);
  const set: string[] = [];
  for (const field of ['restrict', 'join'] as const)
    if (was[field] !== is[field]) set.push(options[field] ?? `${field.toUpperCase()} = NONE`);
  for (const field of ['commutator', 'negator', 'hashes', 'merges'] as const) {
    if (same(was[field], is[field]) || isSetWithOther(field, was, is, context)) continue;
    const option = options[field];
    if (was[field] !== undefined || option === undefined || !context.isFrom17) return 'replace';
    // Unlike CREATE OPERATOR, ALTER OPERATOR does not create a shell operator.
    if (othersOf(is, field).some((id) => !context.after.nodes.has(id))) return 'replace';
    set.push(option);
  }
  return setOperatorOptions(is, set);
}

/** Alters an operator after its commutator and negator are created. */
function orderAfterOthers(operation: Operation, operations: Operations): void {
  if (operation.verb !== 'alter') return;
  const { value } = operation.node as NodeOf<'operator'>;
  for (const id of othersOf(value, 'commutator', 'negator'))
    operations.order(operations.get('create', id), operation, 'reference');
}

/** The ids of the operators that some options of an operator name. */
function othersOf(operator: Operator, ...fields: readonly OptionOfOperator[]): readonly string[] {
  return fields.flatMap((field) => {
    if (field !== 'commutator' && field !== 'negator') return [];
    const other = operator[field];
    return other ? [otherId(field, operator, other)] : [];
  });
}

/**
 * Whether a statement on the commutator or negator also changes this operator: the one that creates the other sets it here,
 * and the one that drops the other removes it here.
 */
function isSetWithOther(
  field: OptionOfOperator,
  was: Operator,
  is: Operator,
  { before, after }: PlanContext,
): boolean {
  if (field !== 'commutator' && field !== 'negator') return false;
  const [old, wanted] = [was[field], is[field]];
  const isOnly = (one: Catalog, other: Catalog, id: string) => one.nodes.has(id) && !other.nodes.has(id);
  const isDropped = old === undefined || isOnly(before, after, otherId(field, was, old));
  const isCreated = wanted === undefined || isOnly(after, before, otherId(field, is, wanted));
  return isDropped && isCreated;
}

/** The id of the commutator or negator of an operator. */
function otherId(
  field: 'commutator' | 'negator',
  { left, right }: Operator,
  { schema, name }: QualifiedName,
): string {
  return field === 'negator' || left === undefined
    ? operatorId({ schema, name, left, right })
    : operatorId({ schema, name, left: right, right: left });
}
