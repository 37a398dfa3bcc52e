import type { Privilege } from './privilege.ts';

/** The privileges on a member of an extension that differ from those that the extension gives it. */
export interface MemberPrivileges {
  readonly kind:
    | 'table'
    | 'sequence'
    | 'routine'
    | 'type'
    | 'language'
    | 'foreign data wrapper'
    | 'foreign server'
    | 'schema';
  /** The name as SQL, of a routine with its arguments: `public.similarity(text,text)`. */
  readonly name: string;
  /** The column of a table, if they are on a column. */
  readonly column?: string;
  /** The privileges that the extension does not grant. */
  readonly granted?: readonly Privilege[];
  /** The privileges that the extension grants and that were revoked. */
  readonly revoked?: readonly Privilege[];
}
