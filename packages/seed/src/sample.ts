import { shop } from '@shop/schema';
import {
  always,
  city,
  defineSample,
  email,
  familyName,
  givenName,
  inOrder,
  postcode,
  street,
  weighted,
} from '@trellis/populate';
import { addressCountry, addressKind, recipient } from './addresses.ts';
import { cartAdded, cartBegun, cartCount, cartCustomer, cartToken, finishCarts } from './carts.ts';
import { categories, tagNames } from './catalogue.ts';
import { categorySlug, parentCategory } from './categories.ts';
import { imagePosition, imageText, imageUrl } from './images.ts';
import { DISCOUNT_COUNT, discountColumns, giftCardCode, USE_OFFERS } from './offers.ts';
import { orderHistories } from './order-histories.ts';
import { lineAmount, lineName } from './order-lines.ts';
import {
  categoryOfProduct,
  currency,
  description,
  productCount,
  productName,
  productPrice,
  tagOfProduct,
} from './products.ts';
import { reviewText } from './reviews.ts';
import {
  expiresAt,
  LOCATIONS,
  locationOfLevel,
  MOVEMENTS,
  movedAt,
  movementQuantity,
  movementReason,
  movementReservation,
  reservedAt,
  reservedCount,
} from './stock.ts';
import {
  PERIODS,
  priceAmount,
  priceCurrency,
  pricePeriod,
  SIZES,
  variantOptions,
  variantSku,
  variantWeight,
} from './variants.ts';

/**
 * The shop's sample data: three years of a furnishing shop up to `asOf`. Columns without a generator here, such as
 * ids, order dates and customers of orders, get one that is inferred from the schema.
 *
 * @example
 * import { sample } from '@shop/seed';
 * import { connect } from '@trellis/database';
 * import { loadSample } from '@trellis/populate';
 *
 * await loadSample(await connect(), sample, { scale: 10 });
 */
export const sample = defineSample(
  shop,
  {
    customers: {
      rows: 500,
      columns: {
        first_name: givenName(),
        last_name: familyName(),
        email_address: email(),
        deleted_at: always(null),
      },
    },
    addresses: {
      per: { parent: 'customers', min: 1, max: 2 },
      columns: {
        kind: addressKind,
        recipient,
        street: street(),
        city: city(),
        postal_code: postcode(),
        country: addressCountry,
        is_default: always(true),
      },
    },
    products: {
      rows: 120,
      columns: {
        product_name: productName,
        description,
        price: productPrice,
        currency,
        deleted_at: always(null),
      },
    },
    tags: { rows: { fixed: tagNames.length }, columns: { name: inOrder(tagNames) } },
    product_tags: {
      per: { parent: 'products', min: 2, max: 3 },
      columns: { tag_id: tagOfProduct },
    },
    categories: {
      rows: { fixed: categories.length },
      columns: {
        parent_id: parentCategory,
        slug: categorySlug,
        name: inOrder(categories.map(({ name }) => name)),
      },
    },
    product_categories: {
      per: { parent: 'products', min: 1, max: 2 },
      columns: { category_id: categoryOfProduct },
    },
    variants: {
      per: { parent: 'products', min: 1, max: SIZES.length },
      columns: { sku: variantSku, options: variantOptions, weight_grams: variantWeight },
    },
    prices: {
      per: { parent: 'variants', min: PERIODS.length, max: PERIODS.length },
      columns: { currency: priceCurrency, amount: priceAmount, valid: pricePeriod },
    },
    product_images: {
      per: { parent: 'products', min: 1, max: 4 },
      columns: { position: imagePosition, url: imageUrl, alternative_text: imageText },
    },
    reviews: {
      per: { parent: 'products', min: 1, max: 12 },
      columns: { rating: weighted({ 5: 52, 4: 27, 3: 11, 2: 6, 1: 4 }), body: reviewText },
    },
    locations: {
      rows: { fixed: LOCATIONS.length },
      columns: {
        code: inOrder(LOCATIONS.map(([code]) => code)),
        name: inOrder(LOCATIONS.map(([, name]) => name)),
      },
    },
    // Movements change the levels and the open units: all begin with 0.
    stock_levels: {
      per: { parent: 'variants', min: 1, max: LOCATIONS.length },
      columns: {
        location_id: locationOfLevel,
        on_hand: always(0),
        reserved: always(0),
        last_movement_id: always(null),
      },
    },
    stock_reservations: {
      per: { parent: 'stock_levels', min: 1, max: 1 },
      columns: {
        order_id: always(null),
        product_count: reservedCount,
        open_count: always(0),
        created_at: reservedAt,
        expires_at: expiresAt,
        last_movement_id: always(null),
      },
    },
    stock_movements: {
      per: { parent: 'stock_levels', min: MOVEMENTS, max: MOVEMENTS },
      columns: {
        moved_at: movedAt,
        reason: movementReason,
        quantity: movementQuantity,
        reservation_id: movementReservation,
        order_id: always(null),
      },
    },
    carts: {
      rows: 300,
      columns: {
        customer_id: cartCustomer,
        token: cartToken,
        currency: always('EUR'),
        status: always('open'),
        created_at: cartBegun,
        updated_at: cartBegun,
      },
    },
    cart_products: {
      per: { parent: 'carts', min: 1, max: 4 },
      columns: { product_count: cartCount, added_at: cartAdded },
    },
    orders: {
      rows: 2000,
      columns: {
        cart_id: always(null),
        number: always(''),
        currency,
        status: always('pending'),
        status_at: (cell) => cell.get('order_date'),
        product_count: always(0),
        products_amount: always(0),
        tax_amount: always(0),
        discount_amount: always(0),
        shipping_amount: weighted({ '0.00': 3, '4.90': 6, '9.90': 1 }),
        paid_amount: always(0),
      },
    },
    order_products: {
      per: { parent: 'orders', by: ['order_id'], min: 1, max: 6 },
      columns: {
        product_count: productCount,
        product_name: lineName,
        currency,
        amount: lineAmount,
        tax_rate: always('0.1900'),
        lists_variants: always(true),
      },
    },
    discounts: { rows: { fixed: DISCOUNT_COUNT }, columns: discountColumns },
    gift_cards: {
      rows: 40,
      columns: { code: giftCardCode, currency, balance: always('0.00') },
    },
    // The statements at the end and triggers write the other tables.
    order_discounts: { rows: { fixed: 0 } },
    gift_card_movements: { rows: { fixed: 0 } },
    order_gift_cards: { rows: { fixed: 0 } },
    order_product_variants: { rows: { fixed: 0 } },
    order_addresses: { rows: { fixed: 0 } },
    order_events: { rows: { fixed: 0 } },
    payments: { rows: { fixed: 0 } },
    refunds: { rows: { fixed: 0 } },
    outbox: { rows: { fixed: 0 } },
    audit_log: { rows: { fixed: 0 } },
  },
  { finish: [...USE_OFFERS, ...orderHistories, finishCarts, 'refresh materialized view revenue_by_day'] },
);
