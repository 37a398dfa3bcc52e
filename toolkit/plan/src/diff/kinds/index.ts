export { isForeign, refuseForeignRows } from './foreign.ts';
export { allKinds, kindNamed, kindOf } from './kinds.ts';
export {
  altersOf,
  dropsOf,
  isDroppedAfterParents,
  isDroppedWithTable,
  isSamePartOfAnother,
  orderAfterUnlink,
  tableIdOf,
  unlinksOf,
} from './links.ts';
export { withoutDefaultPrivileges } from './privileges.ts';
export { droppedWith, holdsName, renameOfWhole, staysOnOldTable } from './rename-aside.ts';
