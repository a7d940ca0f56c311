/** Values of leaves, by 32 bits of chance. */
const texts = [
  'نعم',
  'ممارس صحي',
  'plain',
  'a "quoted" word',
  "it's",
  'two\nlines',
  '🩺 ok',
  '',
  'null',
  '\\ back',
  '<b>&amp;</b>',
];
const json = (bits: number): unknown =>
  [
    { a: [1, 'x', null], b: { c: true } },
    [1, [2, { three: 3 }], []],
    `json ${bits % 89}`,
    0,
    false,
    '',
    {},
    { نص: 'قيمة', n: bits % 1009 },
    { __typename: 'E0', id: 'E0:1' },
    [null],
  ][bits % 10];

/** The value of a leaf type for the bits. */
export const leafValue = (type: string, bits: number): unknown => {
  switch (type) {
    case 'Int':
      return (bits % 2_000_001) - 1_000_000;
    case 'Float':
      return ((bits % 20_001) - 10_000) / 8;
    case 'Boolean':
      return bits % 2 === 1;
    case 'ID':
      return bits % 3 === 0 ? String(bits % 1000) : `x${bits % 1000}`;
    case 'Color':
      return ['RED', 'GREEN', 'BLUE'][bits % 3];
    case 'JSON':
      return json(bits);
    default:
      return `${texts[bits % texts.length]} ${(bits >>> 8) % 997}`;
  }
};
