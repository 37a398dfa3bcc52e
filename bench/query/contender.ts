/** An order as every contender has to load it. */
export interface LoadedOrder {
  order_id: number;
  customer_id: number;
  order_date: Date;
  customer: { customer_id: number; first_name: string; last_name: string; email_address: string };
  products: {
    order_id: number;
    product_id: number;
    product_count: number;
    product: {
      product_id: number;
      product_name: string;
      description: string | null;
      price: number;
      tags: { tag_id: number; name: string }[];
    };
  }[];
}

/** An order to insert. */
export interface NewOrder {
  customer_id: number;
  products: { product_id: number; product_count: number }[];
}

/** A way to load and to insert orders. */
export interface Contender {
  readonly name: string;
  /** Ours, by hand in one of two ways, or a peer when left out. */
  readonly kind?: 'ours' | 'plain' | 'prepared';
  /** The first orders by number, with customer, lines, products and tags. */
  load(limit: number): PromiseLike<unknown[]>;
  /** Orders with their lines, all or none. */
  insert?(orders: readonly NewOrder[]): PromiseLike<unknown>;
  /** What was loaded in the common shape, where it has another; not timed. */
  plain?(loaded: unknown[]): LoadedOrder[];
  close(): Promise<void>;
}

/** The columns that are loaded, whatever else the tables may have. */
export const COLUMNS = {
  orders: ['order_id', 'customer_id', 'order_date'],
  customers: ['customer_id', 'first_name', 'last_name', 'email_address'],
  order_products: ['order_id', 'product_id', 'product_count'],
  products: ['product_id', 'product_name', 'description', 'price'],
  tags: ['tag_id', 'name'],
} as const;
