import { join } from 'node:path';
import { shop } from '@shop/schema';
import { erd, readReleases, renderDocs } from '@trellis/diagram';

/** What to run when a page is stale. */
export const COMMAND = 'pnpm turbo docs';

/** The pages of the shop's schema as it is declared now, by path, with what changed from release to release. */
export async function shopPages(root: string): Promise<ReadonlyMap<string, string>> {
  return renderDocs(shop, {
    command: COMMAND,
    releases: await readReleases(join(root, 'packages/schema/releases')),
  });
}

/** The shop's picture as the project's README shows it: small, with no sentences in it. */
export function shopPicture(): string {
  return `\`\`\`mermaid\n${erd(shop, { comments: false })}\`\`\``;
}
