/** No question to the store that somebody waits for lasts longer. */
export const maxTimeMS = 10_000;

/** How rows are read one after another: few enough that a batch is worked through long before the server forgets the cursor. */
export const inBatches = { batchSize: 200 };
