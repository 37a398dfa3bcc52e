/** An order in the shape that every contender must load. */
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

/** One library or method that loads and inserts orders. */
export interface Contender {
  readonly name: string;
  /** Ours, or SQL by hand with plain or prepared statements. A peer has none. */
  readonly kind?: 'ours' | 'plain' | 'prepared';
  /** The first orders by number, with customer, lines, products and tags. */
  load(limit: number): PromiseLike<unknown[]>;
  /** Inserts orders with their lines in one transaction. */
  insert?(orders: readonly NewOrder[]): PromiseLike<unknown>;
  /** Converts the loaded orders to the common shape. Not timed. */
  plain?(loaded: unknown[]): LoadedOrder[];
  close(): Promise<void>;
}

/** The columns to load. */
export const COLUMNS = {
  orders: ['order_id', 'customer_id', 'order_date'],
  customers: ['customer_id', 'first_name', 'last_name', 'email_address'],
  order_products: ['order_id', 'product_id', 'product_count'],
  products: ['product_id', 'product_name', 'description', 'price'],
  tags: ['tag_id', 'name'],
} as const;
