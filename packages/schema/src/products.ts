import { doublePrecision, integer, manyToMany, oneToMany, table, text, varchar } from '@trellis/model';

export const products = table('products', {
  doc: 'What the shop sells.',
  columns: {
    product_id: integer({ identity: 'always', primaryKey: true, doc: 'Number of the product.' }),
    product_name: varchar({ doc: 'What the product is called.' }),
    description: text({ nullable: true, doc: 'What there is to say about it.' }),
    price: doublePrecision({ doc: 'What one costs.' }),
  },
  relationships: {
    orders: oneToMany('order_products', { back_populates: 'product', cascade: ['all', 'delete-orphan'] }),
    tags: manyToMany('tags', { secondary: 'product_tags', back_populates: 'products' }),
  },
});
