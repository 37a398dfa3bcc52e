/** An object of a name space, before or after. */
export interface NamedObject {
  readonly name: string;
  readonly renamedFrom?: string | undefined;
}

/** The renames of one name space. */
export interface Matches<B, A> {
  /** In an order in which each new name is free. */
  readonly renamed: readonly (readonly [old: B, wanted: A])[];
  /** Objects that exchange their names, so that no order works. */
  readonly cycle: readonly (readonly [old: B, wanted: A])[];
  /** Objects whose old name a new object gets. In reverse, such a rename would find its name in use. */
  readonly reused: readonly (readonly [old: B, wanted: A])[];
}

/**
 * Finds the objects of one name space that are declared to have had another name and still have it.
 *
 * If the new name exists and no other rename gives it up, the rename has run before.
 *
 * @param before the objects that exist
 * @param after the objects that are wanted
 */
export function matchNames<B extends NamedObject, A extends NamedObject>(
  before: readonly B[],
  after: readonly A[],
): Matches<B, A> {
  const existing = new Map(before.map((one) => [one.name, one]));
  const declared = after.flatMap((wanted) => {
    const old = wanted.renamedFrom === undefined ? undefined : existing.get(wanted.renamedFrom);
    return old && old.name !== wanted.name ? [[old, wanted] as const] : [];
  });
  let open = declared.filter(
    ([, { name }]) => !existing.has(name) || declared.some(([old]) => old.name === name),
  );
  const created = new Set(
    after.filter(({ renamedFrom }) => renamedFrom === undefined).map(({ name }) => name),
  );
  const reused = open.filter(([old]) => created.has(old.name));
  open = open.filter((one) => !reused.includes(one));
  const taken = new Set(existing.keys());
  const renamed: (readonly [B, A])[] = [];
  while (open.length > 0) {
    const next = open.find(([, { name }]) => !taken.has(name));
    if (!next) return { renamed, cycle: open, reused };
    const [old, wanted] = next;
    open = open.filter((one) => one !== next);
    taken.delete(old.name);
    taken.add(wanted.name);
    renamed.push(next);
  }
  return { renamed, cycle: [], reused };
}
