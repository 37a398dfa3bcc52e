import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contender, LoadedOrder } from '../contender.ts';

const FOLDER = new URL('../prisma/node_modules/', import.meta.url);

/** The methods of the generated Prisma client that the benchmark calls. */
interface Client {
  readonly orders: {
    findMany(options: object): Promise<Loaded[]>;
    createManyAndReturn(options: object): Promise<{ order_id: number }[]>;
  };
  readonly order_products: { createManyAndReturn(options: object): Promise<unknown> };
  $transaction(work: (within: Client) => Promise<void>): Promise<void>;
  $disconnect(): Promise<void>;
}

type Line = LoadedOrder['products'][number];
type Loaded = Omit<LoadedOrder, 'products'> & {
  products: (Omit<Line, 'product'> & {
    product: Omit<Line['product'], 'tags'> & { tags: { tag: { tag_id: number; name: string } }[] };
  })[];
};

/** Prisma on its adapter for `pg`; undefined unless it is installed (see `README.md`). */
export async function prisma(url: string): Promise<Contender | undefined> {
  const generated = new URL('shop-client/client.ts', FOLDER);
  if (!existsSync(fileURLToPath(generated))) return undefined;
  const { PrismaClient } = await import(generated.href);
  const { PrismaPg } = await import(new URL('@prisma/adapter-pg/dist/index.mjs', FOLDER).href);
  const client: Client = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 2 }) });
  return {
    name: 'Prisma',
    load: (take) =>
      client.orders.findMany({
        take,
        orderBy: { order_id: 'asc' },
        include: {
          customer: true,
          products: {
            orderBy: { product_id: 'asc' },
            include: {
              product: { include: { tags: { orderBy: { tag_id: 'asc' }, include: { tag: true } } } },
            },
          },
        },
      }),
    plain: (loaded) =>
      (loaded as Loaded[]).map((order) => ({
        ...order,
        products: order.products.map((line) => ({
          ...line,
          product: { ...line.product, tags: line.product.tags.map(({ tag }) => tag) },
        })),
      })),
    insert: (all) =>
      client.$transaction(async (within) => {
        const inserted = await within.orders.createManyAndReturn({
          data: all.map(({ customer_id }) => ({ customer_id })),
        });
        await within.order_products.createManyAndReturn({
          data: all.flatMap(({ products }, i) =>
            products.map((line) => ({ ...line, order_id: inserted[i]?.order_id ?? 0 })),
          ),
        });
      }),
    close: () => client.$disconnect(),
  };
}
