// Generated from the descriptors: change them and generate again.

/** The rules that the database keeps for shop, by their constraints' names. */
export type Rule =
  | 'customers_pkey'
  | 'customers_customer_id_not_null'
  | 'customers_first_name_not_null'
  | 'customers_last_name_not_null'
  | 'customers_email_address_not_null'
  | 'orders_pkey'
  | 'orders_customer_id_fkey'
  | 'orders_order_id_not_null'
  | 'orders_customer_id_not_null'
  | 'orders_order_date_not_null'
  | 'products_pkey'
  | 'products_product_id_not_null'
  | 'products_product_name_not_null'
  | 'products_price_not_null'
  | 'order_products_pkey'
  | 'order_products_order_id_fkey'
  | 'order_products_product_id_fkey'
  | 'order_products_order_id_not_null'
  | 'order_products_product_id_not_null'
  | 'order_products_product_count_not_null';
