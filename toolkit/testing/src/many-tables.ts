/**
 * Source of a schema of many tables for what measures types: seven columns each, of the usual kinds, and
 * relationships both ways between neighbours.
 *
 * @param count how many tables; `t0` and so on
 * @returns statements for a module that imports everything of `@trellis/model` as `t`
 */
export function manyTables(count: number): string {
  const tables = Array.from({ length: count }, (_, index) => {
    const before = (index + count - 1) % count;
    const after = (index + 1) % count;
    return `export const t${index} = t.table('t${index}', {
      doc: 'Table ${index}.',
      columns: {
        id: t.integer({ identity: 'always', primaryKey: true, doc: 'Number ${index}.' }),
        name: t.varchar(254, { unique: true, doc: 'What ${index} is called.' }),
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
