import { join } from 'node:path';
import { shop } from '@shop/schema';
import { erd, readReleases, renderDocs } from '@trellis/diagram';

/** The command that updates stale pages. */
export const COMMAND = 'pnpm turbo docs';

/**
 * Renders the pages of the shop's schema, with the changes from release to release.
 *
 * @param root the project's root
 * @returns the text of each page by path
 */
export async function shopPages(root: string): Promise<ReadonlyMap<string, string>> {
  return renderDocs(shop, {
    command: COMMAND,
    releases: await readReleases(join(root, 'packages/schema/releases')),
  });
}

/** Draws the shop's diagram for the project's README, without comments. */
export function shopDiagram(): string {
  return `\`\`\`mermaid\n${erd(shop, { comments: false })}\`\`\``;
}
