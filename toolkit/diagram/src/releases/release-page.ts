import { emptyModel, type Model, type SchemaDescriptor } from '@trellis/model';
import { escapeText, fence, joinBlocks } from '../markdown/index.ts';
import { draw, drawnViews, MAX_TABLES } from '../mermaid/index.ts';
import { drawnTables } from '../tables/index.ts';
import { releaseDiff } from './release-diff.ts';

/**
 * Model of a schema at a release.
 *
 * @example
 * import type { ReleasedModel } from '@trellis/diagram';
 * import { emptyModel } from '@trellis/model';
 *
 * const first: ReleasedModel = { version: '1.0.0', model: emptyModel };
 */
export interface ReleasedModel {
  /** Version of the release: `1.2.0`. */
  readonly version: string;
  readonly model: Model;
}

/**
 * Writes the page of releases, newest first: what changed in each, and the diagram of its tables and views.
 *
 * @param schema current descriptors, if there are any: they know which columns of views hold ids
 */
export function releasePage(
  name: string,
  releases: readonly ReleasedModel[],
  schema?: SchemaDescriptor,
): string {
  const sections = releases.map(({ version, model }, i) => {
    const changes = releaseDiff(releases[i - 1]?.model ?? emptyModel, model);
    return joinBlocks(
      `## ${escapeText(version)}`,
      changes || 'No schema changes.',
      changes && diagram(model, schema),
    );
  });
  return `${joinBlocks(`# Releases of ${escapeText(name)}`, ...sections.reverse())}\n`;
}

/** Draws the tables and views of a release. Returns an empty string if the tables do not fit into one diagram. */
function diagram(model: Model, schema: SchemaDescriptor | undefined): string {
  const tables = drawnTables(model);
  if (tables.length === 0 || tables.length > MAX_TABLES) return '';
  const views = drawnViews(model.views, schema);
  const fits = tables.length + views.length <= MAX_TABLES;
  const { text } = draw(model, tables, () => ({ columns: 'all', comments: false }), fits ? views : []);
  return fence('mermaid', text);
}
