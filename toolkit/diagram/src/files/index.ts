export { compareDocs, type DocsDifference, writeDocs } from './docs-folder.ts';
export { readReleases } from './read-releases.ts';
export { fillSection } from './section.ts';
