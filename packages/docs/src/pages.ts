import { join } from 'node:path';
import { shop } from '@shop/schema';
import { erd, readReleases, renderDocs } from '@trellis/diagram';

/** The command that updates stale pages. */
export const COMMAND = 'pnpm turbo docs';

/** Tables by the diagram that shows them. Tables of no diagram get one by their foreign keys. */
const DIAGRAMS: Readonly<Record<string, readonly (keyof typeof shop.tables)[]>> = {
  People: ['customers', 'addresses'],
  Catalogue: [
    ...(['products', 'variants', 'prices', 'product_images', 'reviews'] as const),
    ...(['categories', 'product_categories', 'tags', 'product_tags'] as const),
  ],
  Stock: ['locations', 'stock_levels', 'stock_reservations', 'stock_movements'],
  Carts: ['carts', 'cart_products'],
  Orders: ['orders', 'order_products', 'order_product_variants', 'order_addresses', 'order_events'],
  Payments: ['payments', 'refunds'],
  Integration: ['outbox', 'audit_log'],
};

/** What the README shows: from the customer to the product. */
const OVERVIEW = [
  ...(['customers', 'addresses', 'orders', 'order_products', 'payments', 'carts', 'cart_products'] as const),
  ...(['products', 'variants', 'prices', 'stock_levels', 'product_tags', 'tags'] as const),
];

/**
 * Renders the pages of the shop's schema, with the changes from release to release.
 *
 * @param root the project's root
 * @returns the text of each page by path
 */
export async function shopPages(root: string): Promise<ReadonlyMap<string, string>> {
  return renderDocs(shop, {
    command: COMMAND,
    groups: DIAGRAMS,
    releases: await readReleases(join(root, 'packages/schema/releases')),
  });
}

/** Draws the shop's most important tables for the project's README, without comments. */
export function shopDiagram(): string {
  return `\`\`\`mermaid\n${erd(shop, { tables: OVERVIEW, comments: false })}\`\`\``;
}
