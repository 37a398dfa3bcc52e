import { defineSchema, boolean, integer, numeric, sql, table, text, timestamptz, toModel, varchar } from '@trellis/model';
import { planCreation } from '@trellis/plan/internal';
const n = 1000;
const tables: any = {};
for (let i = 0; i < n; i++) tables[`t${i}`] = table(`t${i}`, { columns: { id: integer({ identity: 'always', primaryKey: true }), name: varchar(254, { unique: true }), note: text({ nullable: true }), price: numeric(12, 2), active: boolean({ default: true }), at: timestamptz({ default: sql('now()') }), parent_id: integer({ references: `t${(i + n - 1) % n}.id`, onDelete: 'cascade' } as never) }, indexes: [{ columns: ['parent_id'] }] } as never);
const model = toModel(defineSchema({ name: 'many', tables } as never) as never);
for (let i = 0; i < 5; i++) { const c = process.cpuUsage(); const t = performance.now(); const p = planCreation(model); const u = process.cpuUsage(c); console.log(p.statements.length, (performance.now() - t).toFixed(0), 'ms cpu', ((u.user + u.system) / 1000).toFixed(0)); }
