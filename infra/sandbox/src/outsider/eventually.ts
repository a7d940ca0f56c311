/** Looks again until there is something. @throws after `seconds` */
export const eventually = async <T>(what: string, look: () => Promise<T | undefined>, seconds = 20): Promise<T> => {
  const end = Date.now() + seconds * 1_000;
  while (Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited ${seconds} s in vain for ${what}`);
};
