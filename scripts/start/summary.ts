import { shop } from '@shop/schema';
import { connect } from '@trellis/database';
import { quoteIdentifier } from '@trellis/model';

/** What `npm start` ends with: which database, each table with its rows, and where the pictures are. */
const connection = await connect({});
try {
  const counts: [table: string, rows: number][] = [];
  for (const { name, schema } of Object.values(shop.tables)) {
    const table = [schema ?? 'public', name].map(quoteIdentifier).join('.');
    const { rows } = await connection.knex.raw<{ rows: { n: string }[] }>(
      `select count(*) as n from ${table}`,
    );
    counts.push([name, Number(rows[0]?.n)]);
  }
  const width = Math.max(...counts.map(([name]) => name.length));
  console.log(`The shop is in ${connection.describe()}:`);
  for (const [name, rows] of counts)
    console.log(
      `  ${name.padEnd(width)}  ${rows.toLocaleString('en').padStart(9)} ${rows === 1 ? 'row' : 'rows'}`,
    );
  console.log('Its diagram: packages/docs/erd.md, and each table in packages/docs/tables/');
} finally {
  await connection.close();
}
