// The rows of the schema shop. Generated from its descriptors: change them and generate again.

/**
 * A whole number of 32 bits.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type Integer = number;

/**
 * A whole number of 64 bits, as an exact string.
 * @TJS-type string
 * @pattern ^(?:[-+]?0*(?:\d{1,18}|[0-8]\d{18}|9[0-1]\d{17}|92[0-1]\d{16}|922[0-2]\d{15}|9223[0-2]\d{14}|92233[0-6]\d{13}|922337[0-1]\d{12}|92233720[0-2]\d{10}|922337203[0-5]\d{9}|9223372036[0-7]\d{8}|92233720368[0-4]\d{7}|922337203685[0-3]\d{6}|9223372036854[0-6]\d{5}|92233720368547[0-6]\d{4}|922337203685477[0-4]\d{3}|9223372036854775[0-7]\d{2}|922337203685477580[0-6]|9223372036854775807)|-0*9223372036854775808)$
 */
export type Bigint = string & { readonly $exact?: 'bigint' };

/**
 * Number of the customer.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type CustomerId = Integer & { readonly $id?: { readonly 'customers.customer_id'?: true } };

/**
 * Number of the order.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type OrderId = Integer & { readonly $id?: { readonly 'orders.order_id'?: true } };

/**
 * Number of the product.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type ProductId = Integer & { readonly $id?: { readonly 'products.product_id'?: true } };

/**
 * Number of the tag.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type TagId = Integer & { readonly $id?: { readonly 'tags.tag_id'?: true } };

/** People who buy from the shop. */
export interface Customer {
  /** Number of the customer. */
  customer_id: CustomerId;
  /** Given name. */
  first_name: string;
  /** Family name. */
  last_name: string;
  /**
   * Where the shop writes to.
   * @format email
   */
  email_address: string;
}

/** A row of customers as it is inserted. */
export interface NewCustomer {
  /** Given name. */
  first_name: string;
  /** Family name. */
  last_name: string;
  /**
   * Where the shop writes to.
   * @format email
   */
  email_address: string;
}

/** What may be changed of a row of customers. */
export interface CustomerPatch {
  /** Given name. */
  first_name?: string;
  /** Family name. */
  last_name?: string;
  /**
   * Where the shop writes to.
   * @format email
   */
  email_address?: string;
}

/** What a customer ordered at one time. */
export interface Order {
  /** Number of the order. */
  order_id: OrderId;
  /** Who ordered. */
  customer_id: CustomerId;
  /** When the order came in. */
  order_date: Date;
}

/** A row of orders as it is inserted. */
export interface NewOrder {
  /** Who ordered. */
  customer_id: CustomerId;
  /** When the order came in. */
  order_date?: Date;
}

/** What may be changed of a row of orders. */
export interface OrderPatch {
  /** Who ordered. */
  customer_id?: CustomerId;
  /** When the order came in. */
  order_date?: Date;
}

/** What the shop sells. */
export interface Product {
  /** Number of the product. */
  product_id: ProductId;
  /** What the product is called. */
  product_name: string;
  /** What there is to say about it. */
  description: string | null;
  /** What one costs. */
  price: number;
}

/** A row of products as it is inserted. */
export interface NewProduct {
  /** What the product is called. */
  product_name: string;
  /** What there is to say about it. */
  description?: string | null;
  /** What one costs. */
  price: number;
}

/** What may be changed of a row of products. */
export interface ProductPatch {
  /** What the product is called. */
  product_name?: string;
  /** What there is to say about it. */
  description?: string | null;
  /** What one costs. */
  price?: number;
}

/** Which products an order has, and how many of each. */
export interface OrderProduct {
  /** The order. */
  order_id: OrderId;
  /** The product. */
  product_id: ProductId;
  /** How many of the product. */
  product_count: Integer;
}

/** A row of order_products as it is inserted. */
export interface NewOrderProduct {
  /** The order. */
  order_id: OrderId;
  /** The product. */
  product_id: ProductId;
  /**
   * How many of the product.
   * @default 1
   */
  product_count?: Integer;
}

/** What may be changed of a row of order_products. */
export interface OrderProductPatch {
  /** The order. */
  order_id?: OrderId;
  /** The product. */
  product_id?: ProductId;
  /** How many of the product. */
  product_count?: Integer;
}

/** Words to find products by. */
export interface Tag {
  /** Number of the tag. */
  tag_id: TagId;
  /** The word. */
  name: string;
}

/** A row of tags as it is inserted. */
export interface NewTag {
  /** The word. */
  name: string;
}

/** What may be changed of a row of tags. */
export interface TagPatch {
  /** The word. */
  name?: string;
}

/** Which products have which tags. */
export interface ProductTag {
  /** The product. */
  product_id: ProductId;
  /** The tag. */
  tag_id: TagId;
}

/** A row of product_tags as it is inserted. */
export interface NewProductTag {
  /** The product. */
  product_id: ProductId;
  /** The tag. */
  tag_id: TagId;
}

/** What may be changed of a row of product_tags. */
export interface ProductTagPatch {
  /** The product. */
  product_id?: ProductId;
  /** The tag. */
  tag_id?: TagId;
}

/** What each order comes to. */
export interface OrderTotal {
  /** The order. */
  order_id: OrderId;
  /** Who ordered. */
  customer_id: CustomerId;
  /** When the order came in. */
  order_date: Date;
  /** How many products are in it. */
  product_count: Bigint;
  /** What all of them cost. */
  total: number;
}

/** The rows of each table, by its key: as they are read, inserted and changed. */
export interface TableRows {
  customers: { row: Customer; new: NewCustomer; patch: CustomerPatch };
  orders: { row: Order; new: NewOrder; patch: OrderPatch };
  products: { row: Product; new: NewProduct; patch: ProductPatch };
  order_products: { row: OrderProduct; new: NewOrderProduct; patch: OrderProductPatch };
  tags: { row: Tag; new: NewTag; patch: TagPatch };
  product_tags: { row: ProductTag; new: NewProductTag; patch: ProductTagPatch };
}

/** The rows of each view, by its key. */
export interface ViewRows {
  order_totals: OrderTotal;
}
