export { drizzle } from './drizzle.ts';
export { kysely } from './kysely.ts';
export { mikroOrm } from './mikro-orm.ts';
export { objection } from './objection.ts';
export { prisma } from './prisma.ts';
export { byHand } from './sql.ts';
export { trellis } from './trellis.ts';
