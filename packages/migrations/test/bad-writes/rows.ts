/** Rows of every table that obey all rules: at least one in each, for bad writes to begin with. */
export const ROWS = `
  insert into customers (first_name, last_name, email_address) values
    ('Ada', 'Lovelace', 'ada@example.org'), ('Alan', 'Turing', 'alan@example.org');
  insert into addresses (customer_id, kind, recipient, street, city, postal_code, country, is_default) values
    (1, 'billing', 'Ada Lovelace', 'St James''s Square 12', 'London', 'SW1Y', 'GB', true),
    (1, 'billing', 'Ada Lovelace', 'Ockham Park 1', 'Ockham', 'GU23', 'GB', false);
  insert into products (product_name, price, currency) values ('Lamp', 19.90, 'EUR'), ('Chair', 149, 'EUR');
  insert into tags (name) values ('kitchen'), ('garden');
  insert into product_tags (product_id, tag_id) values (1, 1);
  insert into categories (parent_id, slug, name) values
    (null, 'furniture', 'Furniture'), (1, 'chairs', 'Chairs'), (2, 'folding-chairs', 'Folding chairs');
  insert into product_categories (product_id, category_id) values (2, 2);
  insert into variants (product_id, sku, options, weight_grams) values
    (1, 'LAMP-RED', '{"color": "red"}', 900), (1, 'LAMP-BLUE', '{"color": "blue"}', null), (2, 'CHAIR', '{}', 4000);
  insert into prices (variant_id, currency, amount, valid) values
    (1, 'EUR', 17.90, '[2024-01-01,2026-01-01)'), (1, 'EUR', 19.90, '[2026-01-01,)'), (1, 'CHF', 21, '[2026-01-01,)');
  insert into product_images (product_id, position, url, alternative_text) values
    (1, 1, 'https://images.example.org/1.jpg', 'Lamp'), (1, 2, 'https://images.example.org/2.jpg', 'Lamp, lit');
  insert into reviews (product_id, customer_id, rating) values (1, 1, 5);
  insert into orders (customer_id, currency) values (1, 'EUR');
  insert into order_addresses (order_id, kind, recipient, street, city, postal_code, country) values
    (1, 'billing', 'Ada Lovelace', 'St James''s Square 12', 'London', 'SW1Y', 'GB');
  insert into order_products (order_id, product_id, product_count, product_name, currency, amount, tax_rate) values
    (1, 1, 2, 'Lamp', 'EUR', 39.80, 0.19);
  insert into order_product_variants (order_id, product_id, variant_id, product_count, sku, unit_price) values
    (1, 1, 1, 2, 'LAMP-RED', 19.90);
  insert into payments (order_id, currency, amount, status, provider, provider_reference) values
    (1, 'EUR', 47.36, 'captured', 'bank', 'p-1');
  insert into refunds (payment_id, order_id, product_id, currency, amount, provider_reference, reason) values
    (1, 1, 1, 'EUR', 5, 'r-1', 'A scratch');
  insert into outbox (topic, key, payload, published_at) values
    ('order.placed', '1', '{"order_id": 1}', now()), ('order.paid', '1', '{"order_id": 1}', null);
  insert into locations (code, name) values ('MAIN', 'Warehouse'), ('STORE', 'Store');
  insert into stock_levels (variant_id, location_id) values (3, 2), (1, 1), (2, 1);
  insert into stock_reservations (variant_id, location_id, product_count) values (1, 1, 9);
  insert into stock_reservations (variant_id, location_id, product_count, order_id) values (1, 1, 4, 1);
  insert into stock_movements (variant_id, location_id, reason, quantity, reservation_id) values
    (1, 1, 'receipt', 10, null), (2, 1, 'receipt', 1, null), (1, 1, 'reserve', 4, 2);
  insert into carts (customer_id, token, currency) values
    (2, null, 'EUR'), (1, null, 'EUR'), (null, '00000000-0000-4000-8000-000000000003', 'EUR');
  insert into cart_products (cart_id, variant_id, product_count) values (2, 1, 1), (3, 1, 2), (3, 2, 5), (1, 1, 2);
  update carts set status = 'ordered' where cart_id = 1;
  insert into discounts (code, kind, value, currency, valid, max_uses) values
    ('TEN', 'percent', 10, null, '[2024-01-01,)', 10), ('FIVE', 'fixed', 5, 'EUR', '[2024-01-01,)', null),
    ('OVER', 'percent', 50, null, '[2024-01-01,2025-01-01)', null), ('NONE', 'percent', 1, null, '[2024-01-01,)', null);
  insert into order_discounts (order_id, discount_id, currency, amount) values (1, 4, 'EUR', 0);
  insert into gift_cards (code, currency) values
    ('AAAA-AAAA-AAAA-AAA1', 'EUR'), ('AAAA-AAAA-AAAA-AAA2', 'CHF'), ('AAAA-AAAA-AAAA-AAA3', 'EUR');
  insert into gift_card_movements (gift_card_id, currency, reason, amount, order_id) values
    (1, 'EUR', 'issue', 100, null), (2, 'CHF', 'issue', 100, null), (3, 'EUR', 'issue', 1, null),
    (3, 'EUR', 'payment', -0.01, 1);
`;
