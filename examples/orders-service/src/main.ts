import { fileURLToPath } from 'node:url';
import { shop } from '@shop/schema';
import { assertDatabase } from '@shop/schema/query';
import { buildApp } from './app.ts';
import { openDatabase } from './database.ts';
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

/** The longest time for requests to end after a signal. */
const STOP_TIMEOUT = 10_000;

const knex = openDatabase(url);
const app = await buildApp(knex, { logger: true });
app.addHook('onClose', () => knex.destroy());

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stopping.abort();
    // New requests are refused, and those that run are answered.
    setTimeout(() => process.exit(1), STOP_TIMEOUT).unref();
    void app.close();
  });

try {
  await assertDatabase(knex, shop, { mode: 'wait', signal: stopping.signal });
  await app.listen({ host: process.env['HOST'] ?? '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) });
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error((error as Error).message || 'The database does not answer. Check DATABASE_URL.');
    process.exitCode = 1;
  }
  await app.close();
}
