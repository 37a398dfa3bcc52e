/** The part of the version number that a release increases. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

/** Why a change requires a bump. */
export interface Reason {
  readonly bump: Bump;
  /** The object's id. */
  readonly object: string;
  /** One sentence about the object. */
  readonly reason: string;
  /** Programs that the change breaks. Absent if it breaks none. */
  readonly breaks?: readonly ('readers' | 'writers')[];
}
