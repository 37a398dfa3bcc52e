import { fileURLToPath } from 'node:url';
import { shop } from '@shop/schema';
import { assertDatabase } from '@shop/schema/query';
import knexFactory from 'knex';
import { buildApp } from './app.ts';
import { addressIn, databaseUrl } from './settings.ts';

const setting = databaseUrl(fileURLToPath(new URL('../../..', import.meta.url)));
if (setting === undefined || !URL.canParse(setting.url)) {
  console.error(
    `DATABASE_URL ${setting ? `in ${setting.place} is not a URL` : 'is not set'}. Set it to postgres://user:password@host:5432/database and start again.`,
  );
  process.exit(2);
}
const { url, place } = setting;
console.log(`Database: ${addressIn(url)} (DATABASE_URL in ${place})`);

const knex = knexFactory({ client: 'pg', connection: url, log: { warn() {} } });
try {
  await assertDatabase(knex, shop, { mode: 'wait' });
} catch (error) {
  console.error((error as Error).message || 'The database does not answer. Check DATABASE_URL.');
  await knex.destroy();
  process.exit(1);
}

const app = buildApp(knex, { logger: true });
app.addHook('onClose', () => knex.destroy());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
await app.listen({ host: process.env['HOST'] ?? '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) });
