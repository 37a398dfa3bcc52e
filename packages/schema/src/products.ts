import { doublePrecision, integer, table, text, varchar } from '@trellis/model';

export const products = table('products', {
  doc: 'What the shop sells.',
  columns: {
    product_id: integer({ identity: 'always', primaryKey: true, doc: 'Number of the product.' }),
    product_name: varchar({ doc: 'What the product is called.' }),
    description: text({ nullable: true, doc: 'What there is to say about it.' }),
    price: doublePrecision({ doc: 'What one costs.' }),
  },
});
