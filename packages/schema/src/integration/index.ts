export { auditLog } from './audit-log.ts';
export { outbox } from './outbox.ts';
export { recordChange, recorded, recordsRows, recordsTruncation } from './record-change.ts';
