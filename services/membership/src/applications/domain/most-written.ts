/** How much staff write at a time: a reason, a remark, an opinion. */
export const mostWritten = 2_000;
