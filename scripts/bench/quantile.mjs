/** The value that so large a part of them does not exceed; 0 where there is none. @param {number[]} values @param {number} part */
export const quantile = (values, part) => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};
