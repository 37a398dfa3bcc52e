import type { Contender } from './contender.ts';

export const drizzle: Contender = {
  name: 'Drizzle',
  imports: `import { relations } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { type AnyPgColumn, boolean, index, integer, numeric, pgTable, text, timestamp, varchar } from 'drizzle-orm/pg-core';`,
  declare(count) {
    const tables = Array.from({ length: count }, (_, index) => {
      const before = (index + count - 1) % count;
      const after = (index + 1) % count;
      return `
export const t${index} = pgTable('t${index}', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  name: varchar('name', { length: 254 }).notNull().unique(),
  note: text('note'),
  price: numeric('price', { precision: 12, scale: 2 }).notNull(),
  active: boolean('active').notNull().default(true),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  parent_id: integer('parent_id').notNull().references((): AnyPgColumn => t${before}.id, { onDelete: 'cascade' }),
}, (table) => [index().on(table.parent_id)]);
export const t${index}Relations = relations(t${index}, ({ one, many }) => ({
  parent: one(t${before}, { fields: [t${index}.parent_id], references: [t${before}.id], relationName: 'r${index}' }),
  children: many(t${after}, { relationName: 'r${after}' }),
}));`;
    });
    const names = Array.from({ length: count }, (_, index) => `t${index}, t${index}Relations`).join(', ');
    return `${tables.join('')}\nexport const db = drizzle('postgres://', { schema: { ${names} } });`;
  },
  rows: (index) => `
export const rows${index} = (row: typeof t${index}.$inferSelect, given: typeof t${index}.$inferInsert, patch: Partial<typeof t${index}.$inferInsert>) =>
  [row.id, given.name, patch.note];`,
  load: () => `
export const loaded = async () =>
  (await db.query.t0.findMany({ with: { children: { with: { children: true } } } }))[0]?.children[0]?.children[0]?.name;`,
};
