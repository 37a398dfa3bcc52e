export { onOtherVersions, type VersionReport, versionLines } from './other-versions.ts';
export { recordEngine } from './recorded-engine.ts';
