// The rows of the schema shop. Generated from its descriptors: change them and generate again.

/**
 * A whole number of 32 bits.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type Integer = number;

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

/** The rows of each table, by its key: as they are read, inserted and changed. */
export interface TableRows {
  customers: { row: Customer; new: NewCustomer; patch: CustomerPatch };
  orders: { row: Order; new: NewOrder; patch: OrderPatch };
  products: { row: Product; new: NewProduct; patch: ProductPatch };
  order_products: { row: OrderProduct; new: NewOrderProduct; patch: OrderProductPatch };
  tags: { row: Tag; new: NewTag; patch: TagPatch };
  product_tags: { row: ProductTag; new: NewProductTag; patch: ProductTagPatch };
}
