/** What number of a version is raised. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

/** Why a change asks for a bump. */
export interface Reason {
  readonly bump: Bump;
  /** The object's id. */
  readonly object: string;
  /** One sentence, without its object. */
  readonly reason: string;
  /** Whom it breaks, where it breaks somebody. */
  readonly breaks?: readonly ('readers' | 'writers')[];
}
