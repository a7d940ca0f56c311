/** Finds something once for all who ask within `ms`, also at once; what could not be found is looked for again. */
export const keptFor = <T>(ms: number, find: () => Promise<T>): (() => Promise<T>) => {
  let kept: { readonly found: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (kept && performance.now() < kept.until) return kept.found;
    const found = find();
    const mine = { found, until: performance.now() + ms };
    kept = mine;
    found.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return found;
  };
};
