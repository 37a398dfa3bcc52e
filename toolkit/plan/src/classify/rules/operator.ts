import type { OperatorClass } from '@trellis/model';
import { same } from '@trellis/model/internal';
import type { BumpRule } from '../rule.ts';
import { added } from './added.ts';

/** Operators. */
export const operator: BumpRule<'operator'> = (change, rate) => {
  const { from, to } = change;
  if (!from || !to) return added(change, rate);
  return from.function === to.function
    ? rate('patch', 'Its result does not change.')
    : rate('major', 'It calls another function.', 'readers', 'writers');
};

/** Event triggers. */
export const eventTrigger: BumpRule<'event trigger'> = (change, rate) =>
  rate(
    'minor',
    change.action === 'create' ? 'An event trigger is added.' : 'An event trigger changes or is dropped.',
  );

/** Operator families. */
export const operatorFamily: BumpRule<'operator family'> = (change, rate) =>
  !change.from || !change.to ? added(change, rate) : rate('patch', UNSEEN);

/** Operator classes. The default class of a type decides how its values are sorted, grouped and compared. */
export const operatorClass: BumpRule<'operator class'> = (change, rate) => {
  const { from, to } = change;
  if (!from || !to) return added(change, rate);
  const compares = ({ type, operators = [], functions = [] }: OperatorClass) => ({
    type,
    operators,
    functions,
  });
  const isChanged = !same(compares(from), compares(to));
  if (from.default && (isChanged || !to.default))
    return rate('major', 'Values of its type are sorted or grouped in another way.', 'readers', 'writers');
  return !from.default && to.default
    ? rate('minor', 'It becomes the default class of its type.')
    : rate('patch', UNSEEN);
};

const UNSEEN = 'Indexes change, and results do not.';
