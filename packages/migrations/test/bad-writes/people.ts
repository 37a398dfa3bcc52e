import type { BadWrite } from './bad-write.ts';

export const people: readonly BadWrite[] = [
  {
    rule: 'customers_pkey',
    title: 'two customers with one number',
    sql: "insert into customers overriding system value values (1, 'Eve', 'Doe', 'eve@example.org')",
  },
];
