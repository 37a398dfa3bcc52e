// Row types of the schema "shop". Generated from its descriptors: do not edit, generate again.

/**
 * Whole number of 16 bits.
 * @TJS-type integer
 * @minimum -32768
 * @maximum 32767
 */
export type Smallint = number;

/**
 * Whole number of 32 bits.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type Integer = number;

/**
 * Whole number of 64 bits, as an exact string.
 * @TJS-type string
 * @pattern ^(?:[-+]?0*(?:\d{1,18}|[0-8]\d{18}|9[0-1]\d{17}|92[0-1]\d{16}|922[0-2]\d{15}|9223[0-2]\d{14}|92233[0-6]\d{13}|922337[0-1]\d{12}|92233720[0-2]\d{10}|922337203[0-5]\d{9}|9223372036[0-7]\d{8}|92233720368[0-4]\d{7}|922337203685[0-3]\d{6}|9223372036854[0-6]\d{5}|92233720368547[0-6]\d{4}|922337203685477[0-4]\d{3}|9223372036854775[0-7]\d{2}|922337203685477580[0-6]|9223372036854775807)|-0*9223372036854775808)$
 */
export type Bigint = string & { readonly $exact?: 'bigint' };

/**
 * Decimal number, as an exact string.
 * @TJS-type string
 * @pattern ^(?:[-+]?(?=\.?\d)0*(?:[1-9]\d{0,9999})?(?:\.\d{0,6000})?(?:[eE][-+]?\d{1,4})?|NaN|[-+]?Infinity)$
 */
export type Numeric = string & { readonly $exact?: 'numeric' };

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Customer number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type CustomerId = Integer & { readonly $id?: { readonly 'customers.customer_id'?: true } };

/**
 * Order number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type OrderId = Integer & { readonly $id?: { readonly 'orders.order_id'?: true } };

/**
 * Cart number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type CartId = Integer & { readonly $id?: { readonly 'carts.cart_id'?: true } };

/**
 * Product number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type ProductId = Integer & { readonly $id?: { readonly 'products.product_id'?: true } };

/**
 * Tag number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type TagId = Integer & { readonly $id?: { readonly 'tags.tag_id'?: true } };

/**
 * Address number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type AddressId = Integer & { readonly $id?: { readonly 'addresses.address_id'?: true } };

/**
 * Category number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type CategoryId = Integer & { readonly $id?: { readonly 'categories.category_id'?: true } };

/**
 * Variant number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type VariantId = Integer & { readonly $id?: { readonly 'variants.variant_id'?: true } };

/**
 * Price number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type PriceId = Integer & { readonly $id?: { readonly 'prices.price_id'?: true } };

/**
 * Image number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type ProductImageId = Integer & { readonly $id?: { readonly 'product_images.image_id'?: true } };

/**
 * Review number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type ReviewId = Integer & { readonly $id?: { readonly 'reviews.review_id'?: true } };

/**
 * Number of the message.
 * @TJS-type string
 * @pattern ^(?:[-+]?0*(?:\d{1,18}|[0-8]\d{18}|9[0-1]\d{17}|92[0-1]\d{16}|922[0-2]\d{15}|9223[0-2]\d{14}|92233[0-6]\d{13}|922337[0-1]\d{12}|92233720[0-2]\d{10}|922337203[0-5]\d{9}|9223372036[0-7]\d{8}|92233720368[0-4]\d{7}|922337203685[0-3]\d{6}|9223372036854[0-6]\d{5}|92233720368547[0-6]\d{4}|922337203685477[0-4]\d{3}|9223372036854775[0-7]\d{2}|922337203685477580[0-6]|9223372036854775807)|-0*9223372036854775808)$
 */
export type OutboxId = Bigint & { readonly $id?: { readonly 'outbox.message_id'?: true } };

/**
 * Number of the change.
 * @TJS-type string
 * @pattern ^(?:[-+]?0*(?:\d{1,18}|[0-8]\d{18}|9[0-1]\d{17}|92[0-1]\d{16}|922[0-2]\d{15}|9223[0-2]\d{14}|92233[0-6]\d{13}|922337[0-1]\d{12}|92233720[0-2]\d{10}|922337203[0-5]\d{9}|9223372036[0-7]\d{8}|92233720368[0-4]\d{7}|922337203685[0-3]\d{6}|9223372036854[0-6]\d{5}|92233720368547[0-6]\d{4}|922337203685477[0-4]\d{3}|9223372036854775[0-7]\d{2}|922337203685477580[0-6]|9223372036854775807)|-0*9223372036854775808)$
 */
export type AuditLogId = Bigint & { readonly $id?: { readonly 'audit_log.audit_id'?: true } };

/**
 * Location number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type LocationId = Integer & { readonly $id?: { readonly 'locations.location_id'?: true } };

/**
 * Reservation number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type StockReservationId = Integer & {
  readonly $id?: { readonly 'stock_reservations.reservation_id'?: true };
};

/**
 * Payment number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type PaymentId = Integer & { readonly $id?: { readonly 'payments.payment_id'?: true } };

/**
 * Refund number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type RefundId = Integer & { readonly $id?: { readonly 'refunds.refund_id'?: true } };

/**
 * Discount number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type DiscountId = Integer & { readonly $id?: { readonly 'discounts.discount_id'?: true } };

/**
 * Gift card number.
 * @TJS-type integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type GiftCardId = Integer & { readonly $id?: { readonly 'gift_cards.gift_card_id'?: true } };

/**
 * Movement number.
 * @TJS-type string
 * @pattern ^(?:[-+]?0*(?:\d{1,18}|[0-8]\d{18}|9[0-1]\d{17}|92[0-1]\d{16}|922[0-2]\d{15}|9223[0-2]\d{14}|92233[0-6]\d{13}|922337[0-1]\d{12}|92233720[0-2]\d{10}|922337203[0-5]\d{9}|9223372036[0-7]\d{8}|92233720368[0-4]\d{7}|922337203685[0-3]\d{6}|9223372036854[0-6]\d{5}|92233720368547[0-6]\d{4}|922337203685477[0-4]\d{3}|9223372036854775[0-7]\d{2}|922337203685477580[0-6]|9223372036854775807)|-0*9223372036854775808)$
 */
export type GiftCardMovementId = Bigint & {
  readonly $id?: { readonly 'gift_card_movements.movement_id'?: true };
};

/** Customers of the shop. */
export interface Customer {
  /** Customer number. */
  customer_id: CustomerId;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /**
   * Email address.
   * @format email
   */
  email_address: string;
  /** Time when the customer left; null for a customer of today. */
  deleted_at: Date | null;
}

/** Row of customers to insert. */
export interface NewCustomer {
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /**
   * Email address.
   * @format email
   */
  email_address: string;
  /** Time when the customer left; null for a customer of today. */
  deleted_at?: Date | null;
}

/** Columns of customers to update. */
export interface CustomerPatch {
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /**
   * Email address.
   * @format email
   */
  email_address?: string;
  /** Time when the customer left; null for a customer of today. */
  deleted_at?: Date | null;
}

/** Orders placed by customers. */
export interface Order {
  /** Order number. */
  order_id: OrderId;
  /** Customer who placed the order. */
  customer_id: CustomerId;
  /** Time when the order was placed. */
  order_date: Date;
  /** Cart that was ordered; null for an order without a cart. */
  cart_id: CartId | null;
  /** Order number as customers read it; by default SO-0000000042 for order 42. */
  number: string;
  /**
   * Currency of all amounts of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /** Status of the order: pending, paid, shipped, completed or cancelled. */
  status: string;
  /** Time since when the order has its status. */
  status_at: Date;
  /** Number of items in the order. */
  product_count: Integer;
  /**
   * Price of the items, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  products_amount: Numeric;
  /**
   * Tax on the items.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  tax_amount: Numeric;
  /**
   * Sum of the discounts on the items.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  discount_amount: Numeric;
  /**
   * Price of the shipment, with tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  shipping_amount: Numeric;
  /**
   * What the customer pays: items without discounts, tax and shipment.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  total: Numeric;
  /**
   * Sum of the captured payments and of those by gift card.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  paid_amount: Numeric;
}

/** Row of orders to insert. */
export interface NewOrder {
  /** Customer who placed the order. */
  customer_id: CustomerId;
  /** Time when the order was placed. */
  order_date?: Date;
  /** Cart that was ordered; null for an order without a cart. */
  cart_id?: CartId | null;
  /**
   * Order number as customers read it; by default SO-0000000042 for order 42.
   * @default ""
   */
  number?: string;
  /**
   * Currency of all amounts of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Status of the order: pending, paid, shipped, completed or cancelled.
   * @default "pending"
   */
  status?: string;
  /** Time since when the order has its status. */
  status_at?: Date;
  /**
   * Number of items in the order.
   * @default 0
   */
  product_count?: Integer;
  /**
   * Price of the items, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @default 0
   */
  products_amount?: Numeric;
  /**
   * Tax on the items.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @default 0
   */
  tax_amount?: Numeric;
  /**
   * Sum of the discounts on the items.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @default 0
   */
  discount_amount?: Numeric;
  /**
   * Price of the shipment, with tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @default 0
   */
  shipping_amount?: Numeric;
  /**
   * Sum of the captured payments and of those by gift card.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @default 0
   */
  paid_amount?: Numeric;
}

/** Columns of orders to update. */
export interface OrderPatch {
  /** Customer who placed the order. */
  customer_id?: CustomerId;
  /** Time when the order was placed. */
  order_date?: Date;
  /** Cart that was ordered; null for an order without a cart. */
  cart_id?: CartId | null;
  /** Order number as customers read it; by default SO-0000000042 for order 42. */
  number?: string;
  /**
   * Currency of all amounts of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /** Status of the order: pending, paid, shipped, completed or cancelled. */
  status?: string;
  /** Time since when the order has its status. */
  status_at?: Date;
  /** Number of items in the order. */
  product_count?: Integer;
  /**
   * Price of the items, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  products_amount?: Numeric;
  /**
   * Tax on the items.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  tax_amount?: Numeric;
  /**
   * Sum of the discounts on the items.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  discount_amount?: Numeric;
  /**
   * Price of the shipment, with tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  shipping_amount?: Numeric;
  /**
   * Sum of the captured payments and of those by gift card.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  paid_amount?: Numeric;
}

/** Products for sale. */
export interface Product {
  /** Product number. */
  product_id: ProductId;
  /** Product name. */
  product_name: string;
  /** Description for customers. */
  description: string | null;
  /**
   * Unit price.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  price: Numeric;
  /**
   * Currency of the price.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /** Time when the product was taken out of the catalog; null for a product of today. */
  deleted_at: Date | null;
  /** Words to search for; those of the name weigh more than those of the description. */
  search: string;
}

/** Row of products to insert. */
export interface NewProduct {
  /** Product name. */
  product_name: string;
  /** Description for customers. */
  description?: string | null;
  /**
   * Unit price.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  price: Numeric;
  /**
   * Currency of the price.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /** Time when the product was taken out of the catalog; null for a product of today. */
  deleted_at?: Date | null;
}

/** Columns of products to update. */
export interface ProductPatch {
  /** Product name. */
  product_name?: string;
  /** Description for customers. */
  description?: string | null;
  /**
   * Unit price.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  price?: Numeric;
  /**
   * Currency of the price.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /** Time when the product was taken out of the catalog; null for a product of today. */
  deleted_at?: Date | null;
}

/** Products in each order, with quantities. */
export interface OrderProduct {
  /** Order that contains the product. */
  order_id: OrderId;
  /** Product that was ordered. */
  product_id: ProductId;
  /**
   * Quantity ordered.
   * @TJS-type integer
   * @minimum 1
   * @maximum 2147483647
   */
  product_count: Integer;
  /** Name of the product when it was ordered. */
  product_name: string;
  /**
   * Currency of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Price of all items of the line, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
  /**
   * Rate of the tax: 0.1900 is 19 %.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{1}\.9{4}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,0})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @maximum 1
   */
  tax_rate: Numeric;
  /**
   * Tax on the amount.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  tax_amount: Numeric;
  /** Whether the line lists its variants; false for a product without variants, and for lines of before 4.0. */
  lists_variants: boolean;
}

/** Row of order_products to insert. */
export interface NewOrderProduct {
  /** Order that contains the product. */
  order_id: OrderId;
  /** Product that was ordered. */
  product_id: ProductId;
  /**
   * Quantity ordered.
   * @TJS-type integer
   * @minimum 1
   * @maximum 2147483647
   * @default 1
   */
  product_count?: Integer;
  /** Name of the product when it was ordered. */
  product_name: string;
  /**
   * Currency of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Price of all items of the line, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
  /**
   * Rate of the tax: 0.1900 is 19 %.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{1}\.9{4}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,0})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @maximum 1
   * @default 0
   */
  tax_rate?: Numeric;
  /**
   * Whether the line lists its variants; false for a product without variants, and for lines of before 4.0.
   * @default true
   */
  lists_variants?: boolean;
}

/** Columns of order_products to update. */
export interface OrderProductPatch {
  /** Order that contains the product. */
  order_id?: OrderId;
  /** Product that was ordered. */
  product_id?: ProductId;
  /**
   * Quantity ordered.
   * @TJS-type integer
   * @minimum 1
   * @maximum 2147483647
   */
  product_count?: Integer;
  /** Name of the product when it was ordered. */
  product_name?: string;
  /**
   * Currency of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /**
   * Price of all items of the line, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount?: Numeric;
  /**
   * Rate of the tax: 0.1900 is 19 %.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{1}\.9{4}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,0})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @maximum 1
   */
  tax_rate?: Numeric;
  /** Whether the line lists its variants; false for a product without variants, and for lines of before 4.0. */
  lists_variants?: boolean;
}

/** Tags that group products in the catalog. */
export interface Tag {
  /** Tag number. */
  tag_id: TagId;
  /** Tag name. */
  name: string;
}

/** Row of tags to insert. */
export interface NewTag {
  /** Tag name. */
  name: string;
}

/** Columns of tags to update. */
export interface TagPatch {
  /** Tag name. */
  name?: string;
}

/** Tags of each product. */
export interface ProductTag {
  /** Product that has the tag. */
  product_id: ProductId;
  /** Tag of the product. */
  tag_id: TagId;
}

/** Row of product_tags to insert. */
export interface NewProductTag {
  /** Product that has the tag. */
  product_id: ProductId;
  /** Tag of the product. */
  tag_id: TagId;
}

/** Columns of product_tags to update. */
export interface ProductTagPatch {
  /** Product that has the tag. */
  product_id?: ProductId;
  /** Tag of the product. */
  tag_id?: TagId;
}

/** Addresses of customers. */
export interface Address {
  /** Address number. */
  address_id: AddressId;
  /** Customer who has the address. */
  customer_id: CustomerId;
  /** Use of the address: billing or shipping. */
  kind: string;
  /** Name of the person or company at the address. */
  recipient: string;
  /** Street and house number. */
  street: string;
  /** City. */
  city: string;
  /** Postal code. */
  postal_code: string;
  /**
   * Country of the address.
   * @pattern ^[A-Z]{2}$
   */
  country: string;
  /** Whether the shop suggests the address. */
  is_default: boolean;
}

/** Row of addresses to insert. */
export interface NewAddress {
  /** Customer who has the address. */
  customer_id: CustomerId;
  /** Use of the address: billing or shipping. */
  kind: string;
  /** Name of the person or company at the address. */
  recipient: string;
  /** Street and house number. */
  street: string;
  /** City. */
  city: string;
  /** Postal code. */
  postal_code: string;
  /**
   * Country of the address.
   * @pattern ^[A-Z]{2}$
   */
  country: string;
  /**
   * Whether the shop suggests the address.
   * @default false
   */
  is_default?: boolean;
}

/** Columns of addresses to update. */
export interface AddressPatch {
  /** Customer who has the address. */
  customer_id?: CustomerId;
  /** Use of the address: billing or shipping. */
  kind?: string;
  /** Name of the person or company at the address. */
  recipient?: string;
  /** Street and house number. */
  street?: string;
  /** City. */
  city?: string;
  /** Postal code. */
  postal_code?: string;
  /**
   * Country of the address.
   * @pattern ^[A-Z]{2}$
   */
  country?: string;
  /** Whether the shop suggests the address. */
  is_default?: boolean;
}

/** Categories of the catalog, as a tree. */
export interface Category {
  /** Category number. */
  category_id: CategoryId;
  /** Category that contains this one; null at the top. */
  parent_id: CategoryId | null;
  /**
   * Name of the category in the address of its page.
   * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
   */
  slug: string;
  /** Category name. */
  name: string;
}

/** Row of categories to insert. */
export interface NewCategory {
  /** Category that contains this one; null at the top. */
  parent_id?: CategoryId | null;
  /**
   * Name of the category in the address of its page.
   * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
   */
  slug: string;
  /** Category name. */
  name: string;
}

/** Columns of categories to update. */
export interface CategoryPatch {
  /** Category that contains this one; null at the top. */
  parent_id?: CategoryId | null;
  /**
   * Name of the category in the address of its page.
   * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
   */
  slug?: string;
  /** Category name. */
  name?: string;
}

/** Categories of each product. */
export interface ProductCategory {
  /** Product in the category. */
  product_id: ProductId;
  /** Category of the product. */
  category_id: CategoryId;
}

/** Row of product_categories to insert. */
export interface NewProductCategory {
  /** Product in the category. */
  product_id: ProductId;
  /** Category of the product. */
  category_id: CategoryId;
}

/** Columns of product_categories to update. */
export interface ProductCategoryPatch {
  /** Product in the category. */
  product_id?: ProductId;
  /** Category of the product. */
  category_id?: CategoryId;
}

/** Variants of products. */
export interface Variant {
  /** Variant number. */
  variant_id: VariantId;
  /** Product of the variant. */
  product_id: ProductId;
  /**
   * Stock keeping unit of the variant.
   * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
   */
  sku: string;
  /** Values of its options by name, such as a size and a color. */
  options: Json;
  /**
   * Weight in grams; null if it is not known.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  weight_grams: Integer | null;
}

/** Row of variants to insert. */
export interface NewVariant {
  /** Product of the variant. */
  product_id: ProductId;
  /**
   * Stock keeping unit of the variant.
   * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
   */
  sku: string;
  /**
   * Values of its options by name, such as a size and a color.
   * @default "{}"
   */
  options?: Json;
  /**
   * Weight in grams; null if it is not known.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  weight_grams?: Integer | null;
}

/** Columns of variants to update. */
export interface VariantPatch {
  /** Product of the variant. */
  product_id?: ProductId;
  /**
   * Stock keeping unit of the variant.
   * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
   */
  sku?: string;
  /** Values of its options by name, such as a size and a color. */
  options?: Json;
  /**
   * Weight in grams; null if it is not known.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  weight_grams?: Integer | null;
}

/** Prices of variants, per currency and period. */
export interface Price {
  /** Price number. */
  price_id: PriceId;
  /** Variant that has the price. */
  variant_id: VariantId;
  /**
   * Currency of the price.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Unit price.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
  /**
   * Period of the price; by default, from now on.
   * @pattern ^(?![\s\S]*?(?:(?:^|[^\d:.+-])0+-\d|(?:\d\d(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)-02-29(?!(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)? BC)))\s*(?:empty|[\[(]\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?,\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?[\])])\s*$
   */
  valid: string;
}

/** Row of prices to insert. */
export interface NewPrice {
  /** Variant that has the price. */
  variant_id: VariantId;
  /**
   * Currency of the price.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Unit price.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
  /**
   * Period of the price; by default, from now on.
   * @pattern ^(?![\s\S]*?(?:(?:^|[^\d:.+-])0+-\d|(?:\d\d(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)-02-29(?!(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)? BC)))\s*(?:empty|[\[(]\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?,\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?[\])])\s*$
   */
  valid?: string;
}

/** Columns of prices to update. */
export interface PricePatch {
  /** Variant that has the price. */
  variant_id?: VariantId;
  /**
   * Currency of the price.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /**
   * Unit price.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount?: Numeric;
  /**
   * Period of the price; by default, from now on.
   * @pattern ^(?![\s\S]*?(?:(?:^|[^\d:.+-])0+-\d|(?:\d\d(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)-02-29(?!(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)? BC)))\s*(?:empty|[\[(]\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?,\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?[\])])\s*$
   */
  valid?: string;
}

/** Images of products. */
export interface ProductImage {
  /** Image number. */
  image_id: ProductImageId;
  /** Product that the image shows. */
  product_id: ProductId;
  /** Position among the images of the product, from 1. */
  position: Integer;
  /** Address of the file. */
  url: string;
  /** Description for people who do not see the image. */
  alternative_text: string;
}

/** Row of product_images to insert. */
export interface NewProductImage {
  /** Product that the image shows. */
  product_id: ProductId;
  /** Position among the images of the product, from 1. */
  position: Integer;
  /** Address of the file. */
  url: string;
  /** Description for people who do not see the image. */
  alternative_text: string;
}

/** Columns of product_images to update. */
export interface ProductImagePatch {
  /** Product that the image shows. */
  product_id?: ProductId;
  /** Position among the images of the product, from 1. */
  position?: Integer;
  /** Address of the file. */
  url?: string;
  /** Description for people who do not see the image. */
  alternative_text?: string;
}

/** Reviews of products by customers. */
export interface Review {
  /** Review number. */
  review_id: ReviewId;
  /** Product that is reviewed. */
  product_id: ProductId;
  /** Customer who wrote the review. */
  customer_id: CustomerId;
  /**
   * Number of stars, from 1 to 5.
   * @TJS-type integer
   * @minimum 1
   * @maximum 5
   */
  rating: Smallint;
  /** Text of the review; empty for a rating only. */
  body: string;
  /** Time when the review was written. */
  created_at: Date;
}

/** Row of reviews to insert. */
export interface NewReview {
  /** Product that is reviewed. */
  product_id: ProductId;
  /** Customer who wrote the review. */
  customer_id: CustomerId;
  /**
   * Number of stars, from 1 to 5.
   * @TJS-type integer
   * @minimum 1
   * @maximum 5
   */
  rating: Smallint;
  /**
   * Text of the review; empty for a rating only.
   * @default ""
   */
  body?: string;
  /** Time when the review was written. */
  created_at?: Date;
}

/** Columns of reviews to update. */
export interface ReviewPatch {
  /** Product that is reviewed. */
  product_id?: ProductId;
  /** Customer who wrote the review. */
  customer_id?: CustomerId;
  /**
   * Number of stars, from 1 to 5.
   * @TJS-type integer
   * @minimum 1
   * @maximum 5
   */
  rating?: Smallint;
  /** Text of the review; empty for a rating only. */
  body?: string;
  /** Time when the review was written. */
  created_at?: Date;
}

/** Messages to other systems about committed changes. */
export interface Outbox {
  /** Number of the message. */
  message_id: OutboxId;
  /**
   * What happened, such as order.paid.
   * @pattern ^[a-z_]+(\.[a-z_]+)*$
   */
  topic: string;
  /** What it happened to, such as the number of an order. */
  key: string;
  /** Facts about the event, without personal data. */
  payload: Json;
  /** Start of the transaction that made the change. */
  created_at: Date;
  /** Time when it was published; null before. */
  published_at: Date | null;
}

/** Row of outbox to insert. */
export interface NewOutbox {
  /**
   * What happened, such as order.paid.
   * @pattern ^[a-z_]+(\.[a-z_]+)*$
   */
  topic: string;
  /** What it happened to, such as the number of an order. */
  key: string;
  /** Facts about the event, without personal data. */
  payload: Json;
  /** Start of the transaction that made the change. */
  created_at?: Date;
  /** Time when it was published; null before. */
  published_at?: Date | null;
}

/** Columns of outbox to update. */
export interface OutboxPatch {
  /**
   * What happened, such as order.paid.
   * @pattern ^[a-z_]+(\.[a-z_]+)*$
   */
  topic?: string;
  /** What it happened to, such as the number of an order. */
  key?: string;
  /** Facts about the event, without personal data. */
  payload?: Json;
  /** Start of the transaction that made the change. */
  created_at?: Date;
  /** Time when it was published; null before. */
  published_at?: Date | null;
}

/** Changes of the tables whose history matters. Only triggers add rows. */
export interface AuditLog {
  /** Number of the change. */
  audit_id: AuditLogId;
  /** Start of the transaction that made the change. */
  changed_at: Date;
  /** Role of the database that connected. */
  role: string;
  /** For whom the role made the change, such as "customer 17"; null if the service did not say. */
  actor: string | null;
  /** Table of the row. */
  table_name: string;
  /** Primary key of the row; null if the table was truncated. */
  row_key: Json | null;
  /** What was done: insert, update, delete or truncate. */
  action: string;
  /** Columns that an update changed, with those whose values are not kept. */
  changed_columns: string[] | null;
  /** Values before an update or a delete, without personal data. */
  old_row: Json | null;
  /** Values after an insert or an update, without personal data. */
  new_row: Json | null;
}

/** Row of audit_log to insert. */
export interface NewAuditLog {
  /** Start of the transaction that made the change. */
  changed_at?: Date;
  /** Role of the database that connected. */
  role?: string;
  /** For whom the role made the change, such as "customer 17"; null if the service did not say. */
  actor?: string | null;
  /** Table of the row. */
  table_name: string;
  /** Primary key of the row; null if the table was truncated. */
  row_key?: Json | null;
  /** What was done: insert, update, delete or truncate. */
  action: string;
  /** Columns that an update changed, with those whose values are not kept. */
  changed_columns?: string[] | null;
  /** Values before an update or a delete, without personal data. */
  old_row?: Json | null;
  /** Values after an insert or an update, without personal data. */
  new_row?: Json | null;
}

/** Columns of audit_log to update. */
export interface AuditLogPatch {
  /** Start of the transaction that made the change. */
  changed_at?: Date;
  /** Role of the database that connected. */
  role?: string;
  /** For whom the role made the change, such as "customer 17"; null if the service did not say. */
  actor?: string | null;
  /** Table of the row. */
  table_name?: string;
  /** Primary key of the row; null if the table was truncated. */
  row_key?: Json | null;
  /** What was done: insert, update, delete or truncate. */
  action?: string;
  /** Columns that an update changed, with those whose values are not kept. */
  changed_columns?: string[] | null;
  /** Values before an update or a delete, without personal data. */
  old_row?: Json | null;
  /** Values after an insert or an update, without personal data. */
  new_row?: Json | null;
}

/** Places that have stock. */
export interface Location {
  /** Location number. */
  location_id: LocationId;
  /** Short name of the location, such as MAIN. */
  code: string;
  /** Name of the location. */
  name: string;
}

/** Row of locations to insert. */
export interface NewLocation {
  /** Short name of the location, such as MAIN. */
  code: string;
  /** Name of the location. */
  name: string;
}

/** Columns of locations to update. */
export interface LocationPatch {
  /** Short name of the location, such as MAIN. */
  code?: string;
  /** Name of the location. */
  name?: string;
}

/** Balance of each variant at each location. */
export interface StockLevel {
  /** Variant that is in stock. */
  variant_id: VariantId;
  /** Location that has the units. */
  location_id: LocationId;
  /**
   * Units at the location, those reserved included.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   */
  on_hand: Integer;
  /**
   * Units that reservations hold.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   */
  reserved: Integer;
  /** Latest movement that changed the level; null before the first one. */
  last_movement_id: Bigint | null;
}

/** Row of stock_levels to insert. */
export interface NewStockLevel {
  /** Variant that is in stock. */
  variant_id: VariantId;
  /** Location that has the units. */
  location_id: LocationId;
  /**
   * Units at the location, those reserved included.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   * @default 0
   */
  on_hand?: Integer;
  /**
   * Units that reservations hold.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   * @default 0
   */
  reserved?: Integer;
  /** Latest movement that changed the level; null before the first one. */
  last_movement_id?: Bigint | null;
}

/** Columns of stock_levels to update. */
export interface StockLevelPatch {
  /** Variant that is in stock. */
  variant_id?: VariantId;
  /** Location that has the units. */
  location_id?: LocationId;
  /**
   * Units at the location, those reserved included.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   */
  on_hand?: Integer;
  /**
   * Units that reservations hold.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   */
  reserved?: Integer;
  /** Latest movement that changed the level; null before the first one. */
  last_movement_id?: Bigint | null;
}

/** Units that are held for orders. */
export interface StockReservation {
  /** Reservation number. */
  reservation_id: StockReservationId;
  /** Variant that is reserved. */
  variant_id: Integer;
  /** Location that has the units. */
  location_id: Integer;
  /** Order that the units are for; null before it is placed. */
  order_id: OrderId | null;
  /**
   * Number of units that were asked for.
   * @TJS-type integer
   * @minimum 1
   * @maximum 2147483647
   */
  product_count: Integer;
  /**
   * Number of units that it holds now.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   */
  open_count: Integer;
  /** Time when the reservation was made. */
  created_at: Date;
  /** Time from which on others can have the units; null if the reservation does not expire. */
  expires_at: Date | null;
  /** Latest movement that changed the open units; null before the first one. */
  last_movement_id: Bigint | null;
}

/** Row of stock_reservations to insert. */
export interface NewStockReservation {
  /** Variant that is reserved. */
  variant_id: Integer;
  /** Location that has the units. */
  location_id: Integer;
  /** Order that the units are for; null before it is placed. */
  order_id?: OrderId | null;
  /**
   * Number of units that were asked for.
   * @TJS-type integer
   * @minimum 1
   * @maximum 2147483647
   */
  product_count: Integer;
  /**
   * Number of units that it holds now.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   * @default 0
   */
  open_count?: Integer;
  /** Time when the reservation was made. */
  created_at?: Date;
  /** Time from which on others can have the units; null if the reservation does not expire. */
  expires_at?: Date | null;
  /** Latest movement that changed the open units; null before the first one. */
  last_movement_id?: Bigint | null;
}

/** Columns of stock_reservations to update. */
export interface StockReservationPatch {
  /** Variant that is reserved. */
  variant_id?: Integer;
  /** Location that has the units. */
  location_id?: Integer;
  /** Order that the units are for; null before it is placed. */
  order_id?: OrderId | null;
  /**
   * Number of units that were asked for.
   * @TJS-type integer
   * @minimum 1
   * @maximum 2147483647
   */
  product_count?: Integer;
  /**
   * Number of units that it holds now.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   */
  open_count?: Integer;
  /** Time when the reservation was made. */
  created_at?: Date;
  /** Time from which on others can have the units; null if the reservation does not expire. */
  expires_at?: Date | null;
  /** Latest movement that changed the open units; null before the first one. */
  last_movement_id?: Bigint | null;
}

/** Ledger of stock: what changed each level, and why. */
export interface StockMovement {
  /** Movement number. Later movements of a level have larger ones. */
  movement_id: Bigint;
  /** Time of the movement. */
  moved_at: Date;
  /** Variant that is moved. */
  variant_id: Integer;
  /** Location whose level changes. */
  location_id: Integer;
  /** Reason: receipt, adjustment, return, reserve, release or sale. */
  reason: string;
  /** Number of units; negative if units leave. */
  quantity: Integer;
  /**
   * Reservation that takes the units or gives them up.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  reservation_id: Integer | null;
  /** Order whose units are sold or come back. */
  order_id: OrderId | null;
  /** What the movement adds to the units on hand. */
  on_hand_change: Integer;
  /** What the movement adds to the reserved units. */
  reserved_change: Integer;
}

/** Row of stock_movements to insert. */
export interface NewStockMovement {
  /** Time of the movement. */
  moved_at?: Date;
  /** Variant that is moved. */
  variant_id: Integer;
  /** Location whose level changes. */
  location_id: Integer;
  /** Reason: receipt, adjustment, return, reserve, release or sale. */
  reason: string;
  /** Number of units; negative if units leave. */
  quantity: Integer;
  /**
   * Reservation that takes the units or gives them up.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  reservation_id?: Integer | null;
  /** Order whose units are sold or come back. */
  order_id?: OrderId | null;
}

/** Columns of stock_movements to update. */
export interface StockMovementPatch {
  /** Time of the movement. */
  moved_at?: Date;
  /** Variant that is moved. */
  variant_id?: Integer;
  /** Location whose level changes. */
  location_id?: Integer;
  /** Reason: receipt, adjustment, return, reserve, release or sale. */
  reason?: string;
  /** Number of units; negative if units leave. */
  quantity?: Integer;
  /**
   * Reservation that takes the units or gives them up.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  reservation_id?: Integer | null;
  /** Order whose units are sold or come back. */
  order_id?: OrderId | null;
}

/** Carts of customers and guests. */
export interface Cart {
  /** Cart number. */
  cart_id: CartId;
  /** Customer who has the cart; null for a guest. */
  customer_id: CustomerId | null;
  /**
   * Secret by which a guest has the cart; null for a customer.
   * @format uuid
   */
  token: string | null;
  /**
   * Currency in which the cart shows its prices.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /** Status: open, ordered, abandoned or merged. */
  status: string;
  /** Time when the cart was begun. */
  created_at: Date;
  /** Time of the latest change of its products. */
  updated_at: Date;
}

/** Row of carts to insert. */
export interface NewCart {
  /** Customer who has the cart; null for a guest. */
  customer_id?: CustomerId | null;
  /**
   * Secret by which a guest has the cart; null for a customer.
   * @format uuid
   */
  token?: string | null;
  /**
   * Currency in which the cart shows its prices.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Status: open, ordered, abandoned or merged.
   * @default "open"
   */
  status?: string;
  /** Time when the cart was begun. */
  created_at?: Date;
  /** Time of the latest change of its products. */
  updated_at?: Date;
}

/** Columns of carts to update. */
export interface CartPatch {
  /** Customer who has the cart; null for a guest. */
  customer_id?: CustomerId | null;
  /**
   * Secret by which a guest has the cart; null for a customer.
   * @format uuid
   */
  token?: string | null;
  /**
   * Currency in which the cart shows its prices.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /** Status: open, ordered, abandoned or merged. */
  status?: string;
  /** Time when the cart was begun. */
  created_at?: Date;
  /** Time of the latest change of its products. */
  updated_at?: Date;
}

/** Variants in each cart, with quantities. */
export interface CartProduct {
  /** Cart that contains the variant. */
  cart_id: CartId;
  /** Variant in the cart. */
  variant_id: VariantId;
  /**
   * Number of units, from 1 to 999.
   * @TJS-type integer
   * @minimum 1
   * @maximum 999
   */
  product_count: Integer;
  /** Time when the variant was added. */
  added_at: Date;
}

/** Row of cart_products to insert. */
export interface NewCartProduct {
  /** Cart that contains the variant. */
  cart_id: CartId;
  /** Variant in the cart. */
  variant_id: VariantId;
  /**
   * Number of units, from 1 to 999.
   * @TJS-type integer
   * @minimum 1
   * @maximum 999
   * @default 1
   */
  product_count?: Integer;
  /** Time when the variant was added. */
  added_at?: Date;
}

/** Columns of cart_products to update. */
export interface CartProductPatch {
  /** Cart that contains the variant. */
  cart_id?: CartId;
  /** Variant in the cart. */
  variant_id?: VariantId;
  /**
   * Number of units, from 1 to 999.
   * @TJS-type integer
   * @minimum 1
   * @maximum 999
   */
  product_count?: Integer;
  /** Time when the variant was added. */
  added_at?: Date;
}

/** Variants of the products in each order, with quantities. */
export interface OrderProductVariant {
  /** Order of the line. */
  order_id: Integer;
  /** Product of the line. */
  product_id: Integer;
  /** Variant that was ordered. */
  variant_id: Integer;
  /**
   * Quantity ordered.
   * @TJS-type integer
   * @minimum 1
   * @maximum 2147483647
   */
  product_count: Integer;
  /**
   * SKU of the variant when it was ordered.
   * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
   */
  sku: string;
  /**
   * Price of one item, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  unit_price: Numeric;
}

/** Row of order_product_variants to insert. */
export interface NewOrderProductVariant {
  /** Order of the line. */
  order_id: Integer;
  /** Product of the line. */
  product_id: Integer;
  /** Variant that was ordered. */
  variant_id: Integer;
  /**
   * Quantity ordered.
   * @TJS-type integer
   * @minimum 1
   * @maximum 2147483647
   * @default 1
   */
  product_count?: Integer;
  /**
   * SKU of the variant when it was ordered.
   * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
   */
  sku: string;
  /**
   * Price of one item, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  unit_price: Numeric;
}

/** Columns of order_product_variants to update. */
export interface OrderProductVariantPatch {
  /** Order of the line. */
  order_id?: Integer;
  /** Product of the line. */
  product_id?: Integer;
  /** Variant that was ordered. */
  variant_id?: Integer;
  /**
   * Quantity ordered.
   * @TJS-type integer
   * @minimum 1
   * @maximum 2147483647
   */
  product_count?: Integer;
  /**
   * SKU of the variant when it was ordered.
   * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
   */
  sku?: string;
  /**
   * Price of one item, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  unit_price?: Numeric;
}

/** Addresses of orders, as they were when the order was placed. */
export interface OrderAddress {
  /** Order that has the address. */
  order_id: OrderId;
  /** Use of the address: billing or shipping. */
  kind: string;
  /** Name of the person or company at the address. */
  recipient: string;
  /** Street and house number. */
  street: string;
  /** City. */
  city: string;
  /** Postal code. */
  postal_code: string;
  /**
   * Country of the address.
   * @pattern ^[A-Z]{2}$
   */
  country: string;
}

/** Row of order_addresses to insert. */
export interface NewOrderAddress {
  /** Order that has the address. */
  order_id: OrderId;
  /** Use of the address: billing or shipping. */
  kind: string;
  /** Name of the person or company at the address. */
  recipient: string;
  /** Street and house number. */
  street: string;
  /** City. */
  city: string;
  /** Postal code. */
  postal_code: string;
  /**
   * Country of the address.
   * @pattern ^[A-Z]{2}$
   */
  country: string;
}

/** Columns of order_addresses to update. */
export interface OrderAddressPatch {
  /** Order that has the address. */
  order_id?: OrderId;
  /** Use of the address: billing or shipping. */
  kind?: string;
  /** Name of the person or company at the address. */
  recipient?: string;
  /** Street and house number. */
  street?: string;
  /** City. */
  city?: string;
  /** Postal code. */
  postal_code?: string;
  /**
   * Country of the address.
   * @pattern ^[A-Z]{2}$
   */
  country?: string;
}

/** History of the status of orders. */
export interface OrderEvent {
  /** Event number. Later events of an order have larger ones. */
  event_id: Bigint;
  /** Time since when the order has the status. */
  created_at: Date;
  /** Order whose status changed. */
  order_id: OrderId;
  /** Previous status; null for a new order. */
  from_status: string | null;
  /** Status that the order got. */
  to_status: string;
}

/** Row of order_events to insert. */
export interface NewOrderEvent {
  /** Time since when the order has the status. */
  created_at?: Date;
  /** Order whose status changed. */
  order_id: OrderId;
  /** Previous status; null for a new order. */
  from_status?: string | null;
  /** Status that the order got. */
  to_status: string;
}

/** Columns of order_events to update. */
export interface OrderEventPatch {
  /** Time since when the order has the status. */
  created_at?: Date;
  /** Order whose status changed. */
  order_id?: OrderId;
  /** Previous status; null for a new order. */
  from_status?: string | null;
  /** Status that the order got. */
  to_status?: string;
}

/** Payments for orders. */
export interface Payment {
  /** Payment number. */
  payment_id: PaymentId;
  /** Order that is paid. */
  order_id: Integer;
  /**
   * Currency of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Amount that is authorized or captured.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
  /** Status of the payment: authorized, captured, failed or voided. */
  status: string;
  /** Provider of the payment. */
  provider: string;
  /** Reference of the payment at the provider. */
  provider_reference: string;
  /**
   * Sum of the refunds.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  refunded: Numeric;
  /** Time when the payment was made. */
  created_at: Date;
}

/** Row of payments to insert. */
export interface NewPayment {
  /** Order that is paid. */
  order_id: Integer;
  /**
   * Currency of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Amount that is authorized or captured.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
  /**
   * Status of the payment: authorized, captured, failed or voided.
   * @default "authorized"
   */
  status?: string;
  /** Provider of the payment. */
  provider: string;
  /** Reference of the payment at the provider. */
  provider_reference: string;
  /**
   * Sum of the refunds.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @default 0
   */
  refunded?: Numeric;
  /** Time when the payment was made. */
  created_at?: Date;
}

/** Columns of payments to update. */
export interface PaymentPatch {
  /** Order that is paid. */
  order_id?: Integer;
  /**
   * Currency of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /**
   * Amount that is authorized or captured.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount?: Numeric;
  /** Status of the payment: authorized, captured, failed or voided. */
  status?: string;
  /** Provider of the payment. */
  provider?: string;
  /** Reference of the payment at the provider. */
  provider_reference?: string;
  /**
   * Sum of the refunds.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  refunded?: Numeric;
  /** Time when the payment was made. */
  created_at?: Date;
}

/** Refunds of payments. */
export interface Refund {
  /** Refund number. */
  refund_id: RefundId;
  /** Payment of which an amount is paid back. */
  payment_id: Integer;
  /** Order of the payment. */
  order_id: Integer;
  /**
   * Product of the order that is refunded; null for other reasons.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  product_id: Integer | null;
  /**
   * Currency of the payment.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Amount that is paid back.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
  /** Reference of the refund at the provider of the payment. */
  provider_reference: string;
  /** Reason of the refund. */
  reason: string;
  /** Time of the refund. */
  created_at: Date;
}

/** Row of refunds to insert. */
export interface NewRefund {
  /** Payment of which an amount is paid back. */
  payment_id: Integer;
  /** Order of the payment. */
  order_id: Integer;
  /**
   * Product of the order that is refunded; null for other reasons.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  product_id?: Integer | null;
  /**
   * Currency of the payment.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Amount that is paid back.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
  /** Reference of the refund at the provider of the payment. */
  provider_reference: string;
  /** Reason of the refund. */
  reason: string;
  /** Time of the refund. */
  created_at?: Date;
}

/** Columns of refunds to update. */
export interface RefundPatch {
  /** Payment of which an amount is paid back. */
  payment_id?: Integer;
  /** Order of the payment. */
  order_id?: Integer;
  /**
   * Product of the order that is refunded; null for other reasons.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  product_id?: Integer | null;
  /**
   * Currency of the payment.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /**
   * Amount that is paid back.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount?: Numeric;
  /** Reference of the refund at the provider of the payment. */
  provider_reference?: string;
  /** Reason of the refund. */
  reason?: string;
  /** Time of the refund. */
  created_at?: Date;
}

/** Discounts on orders. */
export interface Discount {
  /** Discount number. */
  discount_id: DiscountId;
  /**
   * Code that customers enter; null for a discount without one.
   * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
   */
  code: string | null;
  /** What it takes off: percent or fixed. */
  kind: string;
  /**
   * Percentage, or amount of money.
   * @TJS-type string
   * @pattern ^(?:[-+]?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   */
  value: Numeric;
  /**
   * Currency of a fixed amount; null for a percentage.
   * @pattern ^[A-Z]{3}$
   */
  currency: string | null;
  /**
   * Period in which orders that use it are placed; by default, from now on.
   * @pattern ^(?![\s\S]*?(?:(?:^|[^\d:.+-])0+-\d|(?:\d\d(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)-02-29(?!(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)? BC)))\s*(?:empty|[\[(]\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?,\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?[\])])\s*$
   */
  valid: string;
  /**
   * Number of orders that can use it; null without a limit.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  max_uses: Integer | null;
  /**
   * Number of orders that use it.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   */
  used: Integer;
}

/** Row of discounts to insert. */
export interface NewDiscount {
  /**
   * Code that customers enter; null for a discount without one.
   * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
   */
  code?: string | null;
  /** What it takes off: percent or fixed. */
  kind: string;
  /**
   * Percentage, or amount of money.
   * @TJS-type string
   * @pattern ^(?:[-+]?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   */
  value: Numeric;
  /**
   * Currency of a fixed amount; null for a percentage.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string | null;
  /**
   * Period in which orders that use it are placed; by default, from now on.
   * @pattern ^(?![\s\S]*?(?:(?:^|[^\d:.+-])0+-\d|(?:\d\d(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)-02-29(?!(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)? BC)))\s*(?:empty|[\[(]\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?,\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?[\])])\s*$
   */
  valid?: string;
  /**
   * Number of orders that can use it; null without a limit.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  max_uses?: Integer | null;
  /**
   * Number of orders that use it.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   * @default 0
   */
  used?: Integer;
}

/** Columns of discounts to update. */
export interface DiscountPatch {
  /**
   * Code that customers enter; null for a discount without one.
   * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
   */
  code?: string | null;
  /** What it takes off: percent or fixed. */
  kind?: string;
  /**
   * Percentage, or amount of money.
   * @TJS-type string
   * @pattern ^(?:[-+]?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   */
  value?: Numeric;
  /**
   * Currency of a fixed amount; null for a percentage.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string | null;
  /**
   * Period in which orders that use it are placed; by default, from now on.
   * @pattern ^(?![\s\S]*?(?:(?:^|[^\d:.+-])0+-\d|(?:\d\d(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)-02-29(?!(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)? BC)))\s*(?:empty|[\[(]\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?,\s*(?:(?:"(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity)"|(?:(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})?)?(?: BC)?|-?infinity))\s*)?[\])])\s*$
   */
  valid?: string;
  /**
   * Number of orders that can use it; null without a limit.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  max_uses?: Integer | null;
  /**
   * Number of orders that use it.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2147483647
   */
  used?: Integer;
}

/** Discounts that orders use. */
export interface OrderDiscount {
  /** Order that uses the discount. */
  order_id: Integer;
  /** Discount that is used. */
  discount_id: DiscountId;
  /**
   * Currency of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Amount that is taken off.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
}

/** Row of order_discounts to insert. */
export interface NewOrderDiscount {
  /** Order that uses the discount. */
  order_id: Integer;
  /** Discount that is used. */
  discount_id: DiscountId;
  /**
   * Currency of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Amount that is taken off.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
}

/** Columns of order_discounts to update. */
export interface OrderDiscountPatch {
  /** Order that uses the discount. */
  order_id?: Integer;
  /** Discount that is used. */
  discount_id?: DiscountId;
  /**
   * Currency of the order.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /**
   * Amount that is taken off.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount?: Numeric;
}

/** Gift cards with their balances. */
export interface GiftCard {
  /** Gift card number. */
  gift_card_id: GiftCardId;
  /**
   * Code that the bearer enters to pay.
   * @pattern ^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$
   */
  code: string;
  /**
   * Currency of the balance.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * What is left; the sum of the movements.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  balance: Numeric;
  /** Time when the card was made. */
  created_at: Date;
}

/** Row of gift_cards to insert. */
export interface NewGiftCard {
  /**
   * Code that the bearer enters to pay.
   * @pattern ^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$
   */
  code: string;
  /**
   * Currency of the balance.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * What is left; the sum of the movements.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @default 0
   */
  balance?: Numeric;
  /** Time when the card was made. */
  created_at?: Date;
}

/** Columns of gift_cards to update. */
export interface GiftCardPatch {
  /**
   * Code that the bearer enters to pay.
   * @pattern ^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$
   */
  code?: string;
  /**
   * Currency of the balance.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /**
   * What is left; the sum of the movements.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  balance?: Numeric;
  /** Time when the card was made. */
  created_at?: Date;
}

/** Ledger of gift cards: what changed each balance, and why. */
export interface GiftCardMovement {
  /** Movement number. */
  movement_id: GiftCardMovementId;
  /** Gift card whose balance changes. */
  gift_card_id: Integer;
  /**
   * Currency of the gift card.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /** Reason: issue, correction, payment or refund. */
  reason: string;
  /**
   * What is added to the balance; negative if it is taken off.
   * @TJS-type string
   * @pattern ^(?:[-+]?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   */
  amount: Numeric;
  /**
   * Order that is paid or refunded.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  order_id: Integer | null;
  /** Time of the movement. */
  moved_at: Date;
}

/** Row of gift_card_movements to insert. */
export interface NewGiftCardMovement {
  /** Gift card whose balance changes. */
  gift_card_id: Integer;
  /**
   * Currency of the gift card.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /** Reason: issue, correction, payment or refund. */
  reason: string;
  /**
   * What is added to the balance; negative if it is taken off.
   * @TJS-type string
   * @pattern ^(?:[-+]?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   */
  amount: Numeric;
  /**
   * Order that is paid or refunded.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  order_id?: Integer | null;
  /** Time of the movement. */
  moved_at?: Date;
}

/** Columns of gift_card_movements to update. */
export interface GiftCardMovementPatch {
  /** Gift card whose balance changes. */
  gift_card_id?: Integer;
  /**
   * Currency of the gift card.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /** Reason: issue, correction, payment or refund. */
  reason?: string;
  /**
   * What is added to the balance; negative if it is taken off.
   * @TJS-type string
   * @pattern ^(?:[-+]?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   */
  amount?: Numeric;
  /**
   * Order that is paid or refunded.
   * @TJS-type ["integer","null"]
   * @minimum -2147483648
   * @maximum 2147483647
   */
  order_id?: Integer | null;
  /** Time of the movement. */
  moved_at?: Date;
}

/** What gift cards paid for orders. Only movements write rows. */
export interface OrderGiftCard {
  /** Order that is paid. */
  order_id: Integer;
  /** Gift card that pays. */
  gift_card_id: Integer;
  /**
   * Currency of the order and of the gift card.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Sum of the payments.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
  /**
   * Sum of the refunds.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  refunded: Numeric;
}

/** Row of order_gift_cards to insert. */
export interface NewOrderGiftCard {
  /** Order that is paid. */
  order_id: Integer;
  /** Gift card that pays. */
  gift_card_id: Integer;
  /**
   * Currency of the order and of the gift card.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Sum of the payments.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @default 0
   */
  amount?: Numeric;
  /**
   * Sum of the refunds.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   * @default 0
   */
  refunded?: Numeric;
}

/** Columns of order_gift_cards to update. */
export interface OrderGiftCardPatch {
  /** Order that is paid. */
  order_id?: Integer;
  /** Gift card that pays. */
  gift_card_id?: Integer;
  /**
   * Currency of the order and of the gift card.
   * @pattern ^[A-Z]{3}$
   */
  currency?: string;
  /**
   * Sum of the payments.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount?: Numeric;
  /**
   * Sum of the refunds.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  refunded?: Numeric;
}

/** Number of items and total price of each order. */
export interface OrderTotal {
  /** Order number. */
  order_id: OrderId;
  /** Customer who placed the order. */
  customer_id: CustomerId;
  /** Time when the order was placed. */
  order_date: Date;
  /** Status of the order. */
  status: string;
  /**
   * Currency of the amounts.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /** Number of items in the order. */
  product_count: Integer;
  /**
   * Price of the items, without tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  products_amount: Numeric;
  /**
   * Tax on the items.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  tax_amount: Numeric;
  /**
   * Price of the shipment, with tax.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  shipping_amount: Numeric;
  /**
   * What the customer pays.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  total: Numeric;
  /**
   * Sum of the captured payments and of those by gift card.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  paid_amount: Numeric;
  /**
   * Sum of the discounts on the items.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  discount_amount: Numeric;
}

/** Prices of today. */
export interface CurrentPrice {
  /** Variant that has the price. */
  variant_id: VariantId;
  /**
   * Currency of the price.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /**
   * Unit price.
   * @TJS-type string
   * @pattern ^(?:\+?(?!0*9{12}\.9{2}[5-9])(?=\.?\d)0*(?:[1-9]\d{0,11})?(?:\.\d{0,6000})?|NaN)$
   * @minimum 0
   */
  amount: Numeric;
}

/** Revenue of the orders of each day, as of the last refresh. */
export interface RevenueByDay {
  /**
   * Day in UTC on which the orders were placed.
   * @format date
   */
  day: string;
  /**
   * Currency of the amounts.
   * @pattern ^[A-Z]{3}$
   */
  currency: string;
  /** Number of orders that are paid. */
  order_count: Bigint;
  /** Number of items in the orders. */
  product_count: Bigint;
  /** Sum of the discounts. */
  discount_amount: Numeric;
  /** Sum of the tax, which is in the total. */
  tax_amount: Numeric;
  /** Sum of what the orders cost, with shipping, after discounts. */
  total: Numeric;
  /** What was paid back of these orders until now. */
  refunded: Numeric;
}

/** Units of each variant that can be reserved now. */
export interface AvailableStock {
  /** Variant. */
  variant_id: VariantId;
  /** Units at all locations, those reserved included. */
  on_hand: Bigint;
  /** Units that are not reserved, or whose reservation expired. */
  available: Bigint;
}

/** Row types of each table, by its key: as selected, inserted and updated. */
export interface TableRows {
  customers: { row: Customer; new: NewCustomer; patch: CustomerPatch };
  orders: { row: Order; new: NewOrder; patch: OrderPatch };
  products: { row: Product; new: NewProduct; patch: ProductPatch };
  order_products: { row: OrderProduct; new: NewOrderProduct; patch: OrderProductPatch };
  tags: { row: Tag; new: NewTag; patch: TagPatch };
  product_tags: { row: ProductTag; new: NewProductTag; patch: ProductTagPatch };
  addresses: { row: Address; new: NewAddress; patch: AddressPatch };
  categories: { row: Category; new: NewCategory; patch: CategoryPatch };
  product_categories: { row: ProductCategory; new: NewProductCategory; patch: ProductCategoryPatch };
  variants: { row: Variant; new: NewVariant; patch: VariantPatch };
  prices: { row: Price; new: NewPrice; patch: PricePatch };
  product_images: { row: ProductImage; new: NewProductImage; patch: ProductImagePatch };
  reviews: { row: Review; new: NewReview; patch: ReviewPatch };
  outbox: { row: Outbox; new: NewOutbox; patch: OutboxPatch };
  audit_log: { row: AuditLog; new: NewAuditLog; patch: AuditLogPatch };
  locations: { row: Location; new: NewLocation; patch: LocationPatch };
  stock_levels: { row: StockLevel; new: NewStockLevel; patch: StockLevelPatch };
  stock_reservations: { row: StockReservation; new: NewStockReservation; patch: StockReservationPatch };
  stock_movements: { row: StockMovement; new: NewStockMovement; patch: StockMovementPatch };
  carts: { row: Cart; new: NewCart; patch: CartPatch };
  cart_products: { row: CartProduct; new: NewCartProduct; patch: CartProductPatch };
  order_product_variants: {
    row: OrderProductVariant;
    new: NewOrderProductVariant;
    patch: OrderProductVariantPatch;
  };
  order_addresses: { row: OrderAddress; new: NewOrderAddress; patch: OrderAddressPatch };
  order_events: { row: OrderEvent; new: NewOrderEvent; patch: OrderEventPatch };
  payments: { row: Payment; new: NewPayment; patch: PaymentPatch };
  refunds: { row: Refund; new: NewRefund; patch: RefundPatch };
  discounts: { row: Discount; new: NewDiscount; patch: DiscountPatch };
  order_discounts: { row: OrderDiscount; new: NewOrderDiscount; patch: OrderDiscountPatch };
  gift_cards: { row: GiftCard; new: NewGiftCard; patch: GiftCardPatch };
  gift_card_movements: { row: GiftCardMovement; new: NewGiftCardMovement; patch: GiftCardMovementPatch };
  order_gift_cards: { row: OrderGiftCard; new: NewOrderGiftCard; patch: OrderGiftCardPatch };
}

/** Row type of each view, by its key. */
export interface ViewRows {
  order_totals: OrderTotal;
  current_prices: CurrentPrice;
  revenue_by_day: RevenueByDay;
  available_stock: AvailableStock;
}
