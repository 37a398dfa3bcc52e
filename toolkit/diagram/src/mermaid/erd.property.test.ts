import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Column, Table } from '@trellis/model';
import fc from 'fast-check';
import { oddModel } from '../../test/odd-model.ts';
import { MERMAID_VERSIONS, type MermaidReaders, startMermaidReaders } from '../../test/read-mermaid.ts';
import { referencesOf } from '../tables/index.ts';
import { attributeNames } from './attribute-name.ts';
import { entityNames } from './entity-name.ts';
import { erd } from './erd.ts';

let readers: MermaidReaders;
beforeAll(() => {
  readers = startMermaidReaders();
});
afterAll(() => readers.close());

const plain = /^(?!(?:pk|fk|uk|constructor)$)[a-z][a-z0-9_]*[a-z0-9]$/;

test.each(MERMAID_VERSIONS)(
  '%s parses every table, column and foreign key, with any names',
  async (version) => {
    await fc.assert(
      fc.asyncProperty(oddModel, async (model) => {
        const text = erd(model);
        // Mermaid removes these before it parses the diagram, without an error.
        expect(text).not.toMatch(/%%|^---/m);
        const { entities, relationships } = await readers.read(version, text);

        const names = entityNames(model);
        const nameOf = (table: Table) => names.get(table) ?? '';
        expect(new Set(names.values()).size).toBe(model.tables.length);
        // In any order: version 10 returns numbers first.
        expect(entities.map(({ name }) => name).sort()).toEqual(model.tables.map(nameOf).sort());
        for (const table of model.tables) {
          const entity = entities.find(({ name }) => name === nameOf(table));
          const attributes = attributeNames(table.columns);
          const wordOf = (column: Column) => attributes.get(column) ?? '';
          expect(new Set(attributes.values()).size).toBe(table.columns.length);
          expect(entity?.attributes.map(({ name }) => name)).toEqual(table.columns.map(wordOf));
          for (const column of table.columns)
            if (plain.test(column.name)) expect(wordOf(column)).toBe(column.name);
          if (plain.test(table.name) && table.schema === 'public') expect(nameOf(table)).toBe(table.name);
        }
        expect(relationships.map(({ from, to }) => [from, to])).toEqual(
          referencesOf(model).map(({ parent, child }) => [nameOf(parent), nameOf(child)]),
        );
      }),
      { numRuns: 150 },
    );
  },
);
