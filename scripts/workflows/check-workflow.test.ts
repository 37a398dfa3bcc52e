import { expect, test } from '@jest/globals';
import { checkWorkflow } from './check-workflow.mjs';

const commands = new Set(['npm test', 'npm run release:publish']);
const workflow = (step: string) => `
on: push
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - ${step}
`;

test.each([
  'uses: actions/checkout@v6.0.2',
  'uses: a/b@0123456789abcdef0123456789abcdef01234567',
  'run: npm test',
])('accepts the step "%s"', (step) => {
  expect(checkWorkflow(workflow(step), commands)).toEqual([]);
});

test.each([
  [
    'uses: actions/checkout@v6',
    'one: actions/checkout@v6 is not pinned by a full version or commit, such as @v1.2.3.',
  ],
  [
    'uses: actions/checkout@main',
    'one: actions/checkout@main is not pinned by a full version or commit, such as @v1.2.3.',
  ],
  ['run: npm install && npm test', 'one: `npm install && npm test` is not a command of this repository.'],
  [
    '{ uses: changesets/action@v1.7.0, with: { publish: npm publish } }',
    'one: `npm publish` is not a command of this repository.',
  ],
])('reports the step "%s"', (step, problem) => {
  expect(checkWorkflow(workflow(step), commands)).toEqual([problem]);
});
