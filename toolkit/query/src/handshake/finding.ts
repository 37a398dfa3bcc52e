/** What is wrong with an object: the effect of a mismatch, and the end of a sentence that begins with the object's name. */
export type Finding = readonly [effect: 'breaks' | 'loosens', what: string];
