export { onOtherVersions, type VersionReport, versionLines } from './other-versions.ts';
