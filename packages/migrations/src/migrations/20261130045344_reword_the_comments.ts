/**
 * Reword the comments
 *
 * Detected changed comment on column customers.customer_id
 * Detected changed comment on column customers.email_address
 * Detected changed comment on column customers.first_name
 * Detected changed comment on column customers.last_name
 * Detected changed comment on column order_products.order_id
 * Detected changed comment on column order_products.product_count
 * Detected changed comment on column order_products.product_id
 * Detected changed comment on column order_totals.customer_id
 * Detected changed comment on column order_totals.order_date
 * Detected changed comment on column order_totals.order_id
 * Detected changed comment on column order_totals.product_count
 * Detected changed comment on column order_totals.total
 * Detected changed comment on column orders.customer_id
 * Detected changed comment on column orders.order_date
 * Detected changed comment on column orders.order_id
 * Detected changed comment on column product_tags.product_id
 * Detected changed comment on column product_tags.tag_id
 * Detected changed comment on column products.description
 * Detected changed comment on column products.price
 * Detected changed comment on column products.product_id
 * Detected changed comment on column products.product_name
 * Detected changed comment on column tags.name
 * Detected changed comment on column tags.tag_id
 * Detected changed comment on table customers
 * Detected changed comment on table order_products
 * Detected changed comment on table orders
 * Detected changed comment on table product_tags
 * Detected changed comment on table products
 * Detected changed comment on table tags
 * Detected changed comment on view order_totals
 *
 * Follows 20261121154007_added_order_totals.
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('COMMENT ON COLUMN "public"."customers"."customer_id" IS \'Customer number.\'');
  await knex.raw('COMMENT ON COLUMN "public"."customers"."email_address" IS \'Email address.\'');
  await knex.raw('COMMENT ON COLUMN "public"."customers"."first_name" IS \'First name.\'');
  await knex.raw('COMMENT ON COLUMN "public"."customers"."last_name" IS \'Last name.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_products"."order_id" IS \'Order that contains the product.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_products"."product_count" IS \'Quantity ordered.\'');
  await knex.raw('COMMENT ON COLUMN "public"."order_products"."product_id" IS \'Product that was ordered.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."customer_id" IS \'Customer who placed the order.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."order_date" IS \'Time when the order was placed.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."order_id" IS \'Order number.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."product_count" IS \'Number of items in the order.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."total" IS \'Total price of the items.\'');
  await knex.raw('COMMENT ON COLUMN "public"."orders"."customer_id" IS \'Customer who placed the order.\'');
  await knex.raw('COMMENT ON COLUMN "public"."orders"."order_date" IS \'Time when the order was placed.\'');
  await knex.raw('COMMENT ON COLUMN "public"."orders"."order_id" IS \'Order number.\'');
  await knex.raw('COMMENT ON COLUMN "public"."product_tags"."product_id" IS \'Product that has the tag.\'');
  await knex.raw('COMMENT ON COLUMN "public"."product_tags"."tag_id" IS \'Tag of the product.\'');
  await knex.raw('COMMENT ON COLUMN "public"."products"."description" IS \'Description for customers.\'');
  await knex.raw('COMMENT ON COLUMN "public"."products"."price" IS \'Unit price.\'');
  await knex.raw('COMMENT ON COLUMN "public"."products"."product_id" IS \'Product number.\'');
  await knex.raw('COMMENT ON COLUMN "public"."products"."product_name" IS \'Product name.\'');
  await knex.raw('COMMENT ON COLUMN "public"."tags"."name" IS \'Tag name.\'');
  await knex.raw('COMMENT ON COLUMN "public"."tags"."tag_id" IS \'Tag number.\'');
  await knex.raw('COMMENT ON TABLE "public"."customers" IS \'Customers of the shop.\'');
  await knex.raw(
    'COMMENT ON TABLE "public"."order_products" IS \'Products in each order, with quantities.\'',
  );
  await knex.raw('COMMENT ON TABLE "public"."orders" IS \'Orders placed by customers.\'');
  await knex.raw('COMMENT ON TABLE "public"."product_tags" IS \'Tags of each product.\'');
  await knex.raw('COMMENT ON TABLE "public"."products" IS \'Products for sale.\'');
  await knex.raw('COMMENT ON TABLE "public"."tags" IS \'Tags that group products in the catalog.\'');
  await knex.raw(
    'COMMENT ON VIEW "public"."order_totals" IS \'Number of items and total price of each order.\'',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('COMMENT ON COLUMN "public"."customers"."customer_id" IS \'Number of the customer.\'');
  await knex.raw('COMMENT ON COLUMN "public"."customers"."email_address" IS \'Where the shop writes to.\'');
  await knex.raw('COMMENT ON COLUMN "public"."customers"."first_name" IS \'Given name.\'');
  await knex.raw('COMMENT ON COLUMN "public"."customers"."last_name" IS \'Family name.\'');
  await knex.raw('COMMENT ON COLUMN "public"."order_products"."order_id" IS \'The order.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_products"."product_count" IS \'How many of the product.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_products"."product_id" IS \'The product.\'');
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."customer_id" IS \'Who ordered.\'');
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."order_date" IS \'When the order came in.\'');
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."order_id" IS \'The order.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."product_count" IS \'How many products are in it.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."total" IS \'What all of them cost.\'');
  await knex.raw('COMMENT ON COLUMN "public"."orders"."customer_id" IS \'Who ordered.\'');
  await knex.raw('COMMENT ON COLUMN "public"."orders"."order_date" IS \'When the order came in.\'');
  await knex.raw('COMMENT ON COLUMN "public"."orders"."order_id" IS \'Number of the order.\'');
  await knex.raw('COMMENT ON COLUMN "public"."product_tags"."product_id" IS \'The product.\'');
  await knex.raw('COMMENT ON COLUMN "public"."product_tags"."tag_id" IS \'The tag.\'');
  await knex.raw('COMMENT ON COLUMN "public"."products"."description" IS \'What there is to say about it.\'');
  await knex.raw('COMMENT ON COLUMN "public"."products"."price" IS \'What one costs.\'');
  await knex.raw('COMMENT ON COLUMN "public"."products"."product_id" IS \'Number of the product.\'');
  await knex.raw('COMMENT ON COLUMN "public"."products"."product_name" IS \'What the product is called.\'');
  await knex.raw('COMMENT ON COLUMN "public"."tags"."name" IS \'The word.\'');
  await knex.raw('COMMENT ON COLUMN "public"."tags"."tag_id" IS \'Number of the tag.\'');
  await knex.raw('COMMENT ON TABLE "public"."customers" IS \'People who buy from the shop.\'');
  await knex.raw(
    'COMMENT ON TABLE "public"."order_products" IS \'Which products an order has, and how many of each.\'',
  );
  await knex.raw('COMMENT ON TABLE "public"."orders" IS \'What a customer ordered at one time.\'');
  await knex.raw('COMMENT ON TABLE "public"."product_tags" IS \'Which products have which tags.\'');
  await knex.raw('COMMENT ON TABLE "public"."products" IS \'What the shop sells.\'');
  await knex.raw('COMMENT ON TABLE "public"."tags" IS \'Words to find products by.\'');
  await knex.raw('COMMENT ON VIEW "public"."order_totals" IS \'What each order comes to.\'');
}
