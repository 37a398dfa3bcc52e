export { releaseDiff } from './release-diff.ts';
export { type ReleasedModel, releasePage } from './release-page.ts';
