import { expect, test } from '@jest/globals';
import type { Cast, EventTrigger, MemberPrivileges, Model, Operator, OperatorClass } from '@trellis/model';
import { model, table } from '@trellis/random-models';
import { diffModels } from '../diff/diff.ts';
import { classify } from './classify.ts';

const base = model({ tables: [table('t', [{ name: 'id', type: 'integer', notNull: true }])] });
const cast = (of: Partial<Cast> = {}): Model => ({
  ...base,
  casts: [{ source: 'bigint', target: 'boolean', by: 'inout', ...of }],
});
const operator = (of: Partial<Operator> = {}): Model => ({
  ...base,
  operators: [
    { schema: 'public', name: '===', left: 'integer', right: 'integer', function: 'int4eq', ...of },
  ],
});
const eventTrigger = (of: Partial<EventTrigger> = {}): Model => ({
  ...base,
  eventTriggers: [{ name: 'e', event: 'ddl_command_end', function: 'public.f', ...of }],
});
const classed = (of: Partial<OperatorClass> = {}): Model => ({
  ...base,
  operatorClasses: [{ schema: 'public', name: 'c', method: 'btree', type: 'integer', ...of }],
});
const family = (...support: number[]): Model => ({
  ...base,
  operatorFamilies: [
    {
      schema: 'public',
      name: 'f',
      method: 'btree',
      functions: support.map((one) => ({ support: one, function: 'f()', types: ['integer', 'bigint'] })),
    },
  ],
});
const granting = (of: Pick<MemberPrivileges, 'granted' | 'revoked'> = {}): Model => ({
  ...base,
  extensions: [
    {
      name: 'x',
      schema: 'public',
      ...(of.granted || of.revoked
        ? { memberPrivileges: [{ kind: 'routine', name: 'public.f()', ...of }] }
        : {}),
    },
  ],
});
const execute = [{ grantee: 'PUBLIC', privilege: 'EXECUTE' }];

const cases: readonly (readonly [string, 'patch' | 'minor' | 'major', Model, Model])[] = [
  ['a new cast', 'minor', base, cast()],
  ['a cast dropped', 'major', cast(), base],
  ['a cast that converts in another way', 'major', cast(), cast({ by: { function: 'public.f(bigint)' } })],
  ['a cast that is applied in assignments', 'minor', cast(), cast({ context: 'assignment' })],
  ['a cast that is no longer applied implicitly', 'major', cast({ context: 'implicit' }), cast()],
  ['a cast with a comment', 'patch', cast(), cast({ comment: 'x' })],
  ['a new operator', 'minor', base, operator()],
  ['an operator dropped', 'major', operator(), base],
  ['an operator with another function', 'major', operator(), operator({ function: 'int4ne' })],
  ['an operator with another estimator', 'patch', operator(), operator({ restrict: 'eqsel' })],
  [
    'an operator with a commutator',
    'patch',
    operator(),
    operator({ commutator: { schema: 'public', name: '===' } }),
  ],
  ['a new event trigger', 'minor', base, eventTrigger()],
  ['an event trigger disabled', 'minor', eventTrigger(), eventTrigger({ enabled: 'disabled' })],
  ['an event trigger dropped', 'minor', eventTrigger(), base],
  ['an event trigger with a comment', 'patch', eventTrigger(), eventTrigger({ comment: 'x' })],
  ['a new operator class', 'minor', base, classed()],
  ['an operator class dropped', 'major', classed(), base],
  ['an operator class with another storage type', 'patch', classed(), classed({ storage: 'bigint' })],
  [
    'an operator class with another function',
    'patch',
    classed(),
    classed({ functions: [{ support: 1, function: 'f()', types: ['integer', 'integer'] }] }),
  ],
  [
    'a default operator class with another function',
    'major',
    classed({ default: true }),
    classed({ default: true, functions: [{ support: 1, function: 'f()', types: ['integer', 'integer'] }] }),
  ],
  [
    'a default operator class with another operator',
    'major',
    classed({ default: true }),
    classed({ default: true, operators: [{ strategy: 1, operator: '<', types: ['integer', 'integer'] }] }),
  ],
  ['an operator class that is no longer the default', 'major', classed({ default: true }), classed()],
  ['an operator class that becomes the default', 'minor', classed(), classed({ default: true })],
  [
    'a default operator class in another family',
    'patch',
    classed({ default: true }),
    classed({ default: true, family: { schema: 'public', name: 'f' } }),
  ],
  ['a new operator family', 'minor', base, family()],
  ['a member of an operator family added', 'patch', family(), family(1)],
  ['a privilege on a member of an extension granted', 'minor', granting(), granting({ granted: execute })],
  ['a privilege on a member of an extension revoked', 'major', granting(), granting({ revoked: execute })],
  ['a grant on a member of an extension revoked', 'major', granting({ granted: execute }), granting()],
  ['a privilege on a member of an extension given back', 'minor', granting({ revoked: execute }), granting()],
];

test.each(cases)('%s is %s', (_, bump, from, to) => {
  expect(classify(diffModels(from, to).changes).bump).toBe(bump);
});
