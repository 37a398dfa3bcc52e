import { emptyModel, type Model } from '@trellis/model';
import { escapeText } from '../markdown/escape.ts';
import { blocks } from '../markdown/table.ts';
import { releaseDiff } from './release-diff.ts';

/** A release of a schema. */
export interface Release {
  /** Its number: `1.2.0`. */
  readonly version: string;
  readonly model: Model;
}

/** The page of what changed from release to release, the newest first. */
export function releasePage(name: string, releases: readonly Release[]): string {
  const sections = releases.map(({ version, model }, i) => {
    const changes = releaseDiff(releases[i - 1]?.model ?? emptyModel, model);
    return blocks(`## ${escapeText(version)}`, changes || 'No change to the schema.');
  });
  return `${blocks(`# Releases of ${escapeText(name)}`, ...sections.reverse())}\n`;
}
