export { rejectsChanges, rejectsDeletion, rejectsTruncation } from './append-only.ts';
export { rejectWrite } from './reject-write.ts';
