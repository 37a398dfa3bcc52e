/**
 * Returns the source of a schema with many tables, to measure the cost of types. Each table has seven columns of
 * common types and relationships with its neighbors.
 *
 * @param count the number of tables, which are named `t0`, `t1` and so on
 * @returns statements of a module that has imported `@trellis/model` as `t`; they export the schema as `many`
 *
 * @example
 * import { manyTables } from '@trellis/testing';
 * import { compile } from '@trellis/testing/compile';
 *
 * const source = `import * as t from '@trellis/model';\n${manyTables(100)}`;
 * const { instantiations } = compile('toolkit/model/src', source);
 */
export function manyTables(count: number): string {
  const tables = Array.from({ length: count }, (_, index) => {
    const before = (index + count - 1) % count;
    const after = (index + 1) % count;
    return `export const t${index} = t.table('t${index}', {
      doc: 'Table ${index}.',
      columns: {
        id: t.integer({ identity: 'always', primaryKey: true, doc: 'Number of row ${index}.' }),
        name: t.varchar(254, { unique: true, doc: 'Name of row ${index}.' }),
        note: t.text({ nullable: true }),
        price: t.numeric(12, 2),
        active: t.boolean({ default: true }),
        at: t.timestamptz({ default: t.sql('now()') }),
        parent_id: t.integer({ references: 't${before}.id', onDelete: 'cascade' }),
      },
      indexes: [{ columns: ['parent_id'] }],
      relationships: {
        parent: t.manyToOne('t${before}', { back_populates: 'children' }),
        children: t.oneToMany('t${after}', { back_populates: 'parent', cascade: ['all', 'delete-orphan'] }),
      },
    });`;
  });
  const names = Array.from({ length: count }, (_, index) => `t${index}`).join(', ');
  return `${tables.join('\n')}\nexport const many = t.defineSchema({ name: 'many', tables: { ${names} } });`;
}
