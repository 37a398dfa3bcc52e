// Generated from the history of migrations: do not edit, generate again.

/** Release of this package, and the migrations that lead to it. */
export const release = {
  version: '5.0.0',
  migrations: [
    '20261121102013_created_customers_orders_and_products',
    '20261121103418_created_order_products_to_track_which_products_an',
    '20261121103635_created_tags_and_product_tags',
    '20261121103757_recreated_the_foreign_key_of_orders_with_on_delete',
    '20261121154007_added_order_totals',
    '20261130045344_reword_the_comments',
    '20261130190456_exact_amounts_of_money_with_a_currency',
    '20261130194230_addresses_and_customers_who_leave',
    '20261130200453_categories_of_products_as_a_tree',
    '20261130201253_variants_of_products_and_prices_over_a_period',
    '20261130201744_images_reviews_and_full_text_search_of_products',
    '20261130221746_an_outbox_and_an_audit_log',
    '20261130222716_stock_levels_reservations_and_movements',
    '20261130224605_carts_of_customers_and_guests',
    '20261130232332_orders_in_full_with_payments_and_refunds',
    '20261130233718_discounts_gift_cards_and_views',
  ],
} as const;
