import { emptyModel, type Model } from '@trellis/model';
import { escapeText, fence } from '../markdown/escape.ts';
import { blocks } from '../markdown/table.ts';
import { draw } from '../mermaid/drawing.ts';
import { MOST_TABLES } from '../mermaid/erd.ts';
import { drawnViews } from '../mermaid/view-lines.ts';
import { drawnTables } from '../tables/drawn-tables.ts';
import { releaseDiff } from './release-diff.ts';

/** A release of a schema. */
export interface Release {
  /** Its number: `1.2.0`. */
  readonly version: string;
  readonly model: Model;
}

/** The page of what changed from release to release, the newest first, each with the picture that it left. */
export function releasePage(name: string, releases: readonly Release[]): string {
  const sections = releases.map(({ version, model }, i) => {
    const changes = releaseDiff(releases[i - 1]?.model ?? emptyModel, model);
    return blocks(
      `## ${escapeText(version)}`,
      changes || 'No change to the schema.',
      changes && picture(model),
    );
  });
  return `${blocks(`# Releases of ${escapeText(name)}`, ...sections.reverse())}\n`;
}

/** The schema as a release left it, where one diagram holds it. */
function picture(model: Model): string {
  const tables = drawnTables(model);
  if (tables.length === 0 || tables.length + model.views.length > MOST_TABLES) return '';
  const { text } = draw(
    model,
    tables,
    () => ({ columns: 'all', comments: false }),
    drawnViews(model.views, undefined),
  );
  return fence('mermaid', text);
}
