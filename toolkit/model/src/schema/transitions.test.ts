import { expect, test } from '@jest/globals';
import { constraintRulesOf } from '../rules/index.ts';
import { integer, varchar } from './column-types.ts';
import { defineSchema } from './schema.ts';
import { table } from './table.ts';
import { toModel } from './to-model.ts';
import { transitions } from './transitions.ts';

const status = transitions('loans', 'status', {
  initial: ['lent'],
  moves: { lent: ['returned', 'lost'], lost: ['returned'], returned: [] },
});
const library = defineSchema({
  name: 'library',
  tables: {
    loans: table('loans', {
      columns: { loan_id: integer({ primaryKey: true }), status: varchar() },
      checks: [status.check],
      triggers: [status.trigger],
    }),
  },
  routines: [status.routine],
});

test('a graph of states is a check and a trigger, each a rule with a sentence', () => {
  expect(status.states).toEqual(['lent', 'lost', 'returned']);
  const rules = constraintRulesOf(toModel(library)).map(({ name, kind, message }) => [name, kind, message]);
  expect(rules).toEqual(
    expect.arrayContaining([
      ['loans_status_check', 'check', 'loans.status is lent, lost or returned.'],
      [
        'loans_status_moves',
        'trigger',
        'loans.status begins as lent. It changes from lent to returned or lost, and from lost to returned.',
      ],
    ]),
  );
});

test('the sentence of a graph lists its moves', () => {
  const lit = transitions('lamps', 'power', { initial: ['on'], moves: { on: [] } });
  expect(lit.trigger.comment).toBe('lamps.power begins as on.');
  const broken = transitions('lamps', 'power', { initial: ['on', 'off'], moves: { on: ['off'], off: [] } });
  expect(broken.trigger.comment).toBe('lamps.power begins as on or off. It changes from on to off.');
});

test('an own sentence takes the place of the list', () => {
  const { trigger } = transitions('lamps', 'power', {
    initial: ['on'],
    moves: { on: [] },
    doc: 'Always on.',
  });
  expect(trigger.comment).toBe('Always on.');
});

test('a state that the graph does not have does not compile', () => {
  // @ts-expect-error -- "of" is not a state
  transitions('lamps', 'power', { initial: ['on'], moves: { on: ['of'], off: [] } });
  // @ts-expect-error -- "of" is not a state
  transitions('lamps', 'power', { initial: ['of'], moves: { on: [] } });
});
