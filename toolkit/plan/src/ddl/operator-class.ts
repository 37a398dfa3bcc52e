import {
  type MemberFunction,
  type MemberOperator,
  type OperatorClass,
  type OperatorFamily,
  quoteIdentifier,
} from '@trellis/model';
import { qualifiedName, same } from '@trellis/model/internal';
import { target } from './target.ts';

/** Creates an operator family with its own members. */
export function createOperatorFamily(family: OperatorFamily): string[] {
  return [
    `CREATE ${target.operatorFamily(family)}`,
    ...alterOperatorFamily({ ...family, operators: [], functions: [] }, family),
  ];
}

/** Removes and adds members of an operator family. */
export function alterOperatorFamily(from: OperatorFamily, to: OperatorFamily): string[] {
  const gone = <T>(list: readonly T[] = [], other: readonly T[] = []) =>
    list.filter((one) => !other.some((entry) => same(one, entry)));
  const dropped = [
    ...gone(from.operators, to.operators).map(
      ({ strategy, types }) => `OPERATOR ${strategy} (${types.join(', ')})`,
    ),
    ...gone(from.functions, to.functions).map(
      ({ support, types }) => `FUNCTION ${support} (${types.join(', ')})`,
    ),
  ];
  const added = [
    ...gone(to.operators, from.operators).map(memberOperator),
    ...gone(to.functions, from.functions).map(memberFunction),
  ];
  const alter = `ALTER ${target.operatorFamily(to)}`;
  return [
    ...(dropped.length > 0 ? [`${alter} DROP ${dropped.join(', ')}`] : []),
    ...(added.length > 0 ? [`${alter} ADD ${added.join(', ')}`] : []),
  ];
}

/** Creates an operator class. PostgreSQL creates its family too, if that has its name and does not exist. */
export function createOperatorClass(of: OperatorClass): string[] {
  const { type, family, storage, operators = [], functions = [] } = of;
  const members = [...operators.map(memberOperator), ...functions.map(memberFunction)];
  // A class has at least one item. This one changes nothing.
  const stored = storage ?? (members.length === 0 ? type : undefined);
  const items = [...members, ...(stored === undefined ? [] : [`STORAGE ${stored}`])];
  return [
    [
      `CREATE OPERATOR CLASS ${qualifiedName(of)}${of.default ? ' DEFAULT' : ''} FOR TYPE ${type} USING ${quoteIdentifier(of.method)}`,
      ...(family ? [`FAMILY ${qualifiedName(family)}`] : []),
      `AS ${items.join(', ')}`,
    ].join(' '),
  ];
}

function memberOperator({ strategy, operator, types, orderBy }: MemberOperator): string {
  return `OPERATOR ${strategy} ${operator} (${types.join(', ')})${orderBy === undefined ? '' : ` FOR ORDER BY ${orderBy}`}`;
}

function memberFunction({ support, function: called, types }: MemberFunction): string {
  return `FUNCTION ${support} (${types.join(', ')}) ${called}`;
}
