import { type Failure, failuresOf } from './errors';

/**
 * Runs a mutation's work and answers in the shape of every payload:
 * the changed object with no errors, or the rules that said no. Anything else is thrown on and masked.
 */
export const payload = async <T extends object>(
  work: () => Promise<T>,
): Promise<Partial<T> & { errors: Failure[] }> => {
  try {
    return { ...(await work()), errors: [] };
  } catch (error) {
    const errors = failuresOf(error);
    if (!errors) throw error;
    return { errors } as Partial<T> & { errors: Failure[] };
  }
};
