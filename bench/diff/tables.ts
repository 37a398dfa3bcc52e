/** The same tables for both libraries: seven columns each, a unique one, an index, a cycle of foreign keys. */

/** Descriptors for Trellis. */
export function descriptors(count: number, added: boolean): string {
  const tables = Array.from({ length: count }, (_, i) => {
    const before = (i + count - 1) % count;
    const more = added && i === Math.floor(count / 2) ? 'added: integer({ nullable: true }),' : '';
    return `t${i}: table('t${i}', { columns: {
      id: integer({ identity: 'always', primaryKey: true }), name: varchar(254, { unique: true }),
      note: text({ nullable: true }), price: numeric(12, 2), active: boolean({ default: true }),
      at: timestamptz({ default: sql('now()') }),
      parent_id: integer({ references: 't${before}.id', onDelete: 'cascade' }), ${more}
    }, indexes: [{ columns: ['parent_id'] }] }),`;
  });
  return `import { boolean, defineSchema, integer, numeric, sql, table, text, timestamptz, varchar } from '@trellis/model';
export const many = defineSchema({ name: 'many', tables: {\n${tables.join('\n')}\n} } as never);\n`;
}

/** Declarations for drizzle-kit. */
export function drizzle(count: number, added: boolean): string {
  const tables = Array.from({ length: count }, (_, i) => {
    const before = (i + count - 1) % count;
    const more = added && i === Math.floor(count / 2) ? `added: integer('added'),` : '';
    return `export const t${i} = pgTable('t${i}', {
      id: integer('id').primaryKey().generatedAlwaysAsIdentity(), name: varchar('name', { length: 254 }).notNull(),
      note: text('note'), price: numeric('price', { precision: 12, scale: 2 }).notNull(),
      active: boolean('active').notNull().default(true),
      at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
      parent_id: integer('parent_id').notNull(), ${more}
    }, (t) => [
      unique('t${i}_name_key').on(t.name), index('t${i}_parent_id_idx').on(t.parent_id),
      foreignKey({ name: 't${i}_parent_id_fkey', columns: [t.parent_id], foreignColumns: [t${before}.id] }).onDelete('cascade'),
    ]);`;
  });
  return `import { boolean, foreignKey, index, integer, numeric, pgTable, text, timestamp, unique, varchar } from 'drizzle-orm/pg-core';\n${tables.join('\n')}\n`;
}
