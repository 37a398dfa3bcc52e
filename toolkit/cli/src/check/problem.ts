/** Something that is out of step. */
export interface CheckProblem {
  /** `REVISION_MISSING`, `CHANGESET_TOO_SMALL`, …; CODES.md lists all codes. */
  readonly code: string;
  /** One line: what was expected, what was found, what to do. */
  readonly message: string;
}
