import { expect, test } from '@jest/globals';
import { emptyModel, type Model, type Table } from '@trellis/model';
import { table as emptyTable } from '@trellis/random-models';
import { diffModels } from '../diff/index.ts';
import { planGraph, printDot, printMermaid } from './index.ts';

const NAME = 'or"der\\s';
const table = (name: string, more: Partial<Table> = {}) =>
  emptyTable(name, [{ name: 'id', type: 'integer' }], more);
const wanted: Model = {
  ...emptyModel,
  dependencies: {},
  tables: [
    table('people', { primaryKey: { name: 'people_pkey', columns: ['id'] } }),
    table(NAME, {
      foreignKeys: [
        {
          name: 'to_people',
          columns: ['id'],
          references: { schema: 'public', name: 'people', columns: ['id'] },
        },
      ],
    }),
  ],
};
const plan = diffModels({ ...emptyModel, dependencies: {} }, wanted);
const graph = planGraph(plan);

test('the graph has the position of each statement and the reason of each order', () => {
  const positions = graph.nodes.flatMap(({ position }) => position ?? []);
  expect(positions).toEqual(plan.statements.map((_, i) => i + 1));
  const key = graph.nodes.find(({ id }) => id.includes('to_people'));
  const before = graph.edges.filter(({ to }) => to === key?.id);
  expect(before.map(({ from, reasons }) => [from, reasons])).toEqual(
    expect.arrayContaining([['create table public.people', expect.arrayContaining(['reference'])]]),
  );
});

test('every order of the graph agrees with the positions', () => {
  const at = new Map(graph.nodes.map(({ id, position }) => [id, position]));
  for (const { from, to } of graph.edges) expect(at.get(from)).toBeLessThan(at.get(to) ?? 0);
  expect(graph.edges.length).toBeGreaterThan(1);
});

test('the DOT of a graph is valid, also with quotes and backslashes in names', () => {
  const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
  const statement = new RegExp(`^  ${quoted}(?: -> ${quoted})? \\[label=${quoted}\\];$`);
  const [head, rank, shape, ...rest] = printDot(graph).trimEnd().split('\n');
  expect([head, rank, shape, rest.pop()]).toEqual([
    'digraph plan {',
    '  rankdir=LR;',
    '  node [shape=box];',
    '}',
  ]);
  expect(rest).toHaveLength(graph.nodes.length + graph.edges.length);
  for (const line of rest) expect(line).toMatch(statement);
  const labels = rest.map((line) => JSON.parse(line.slice(line.indexOf('label=') + 6, -2)) as string);
  expect(labels.some((label) => label.endsWith(`create table public."or""der\\s"`))).toBe(true);
});

test('the Mermaid of a graph has a quoted label for each node and edge', () => {
  const [head, ...rest] = printMermaid(graph).trimEnd().split('\n');
  expect(head).toBe('flowchart LR');
  expect(rest).toHaveLength(graph.nodes.length + graph.edges.length);
  for (const line of rest) expect(line).toMatch(/^ {2}n\d+(?:\["[^"<>]*"\]| -->\|"[^"<>]*"\| n\d+)$/);
});

test('only a plan of diffModels has a graph', () => {
  expect(() => planGraph({ ...plan })).toThrow('Only a plan that diffModels returned has a graph.');
});
