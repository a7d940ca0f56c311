/** How a text message travels: what it costs in units of its alphabet, and in how many parts. */
export interface SmsSize {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly units: number;
  readonly parts: number;
}

/** The default alphabet of 3GPP TS 23.038, one unit a sign. */
const alphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension table, two units a sign: an escape and the sign, which stay together. */
const extension = new Set('\f^{}\\[~]|€');

interface Alphabet {
  readonly encoding: SmsSize['encoding'];
  /** The units of one sign. */
  readonly unitsOf: (sign: string) => number;
  readonly alone: number;
  /** Units in each of several parts: the rest is the heading that joins them. */
  readonly joined: number;
}

const gsm7: Alphabet = {
  encoding: 'GSM-7',
  unitsOf: (sign) => (extension.has(sign) ? 2 : 1),
  alone: 160,
  joined: 153,
};
const ucs2: Alphabet = { encoding: 'UCS-2', unitsOf: (sign) => sign.length, alone: 70, joined: 67 };

/** Parts filled one after another; a sign of two units is never cut. */
const partsOf = (costs: readonly number[], room: number): number => {
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > room) {
      parts += 1;
      used = 0;
    }
    used += cost;
  }
  return parts;
};

/** The alphabet, units and parts of a text message (NTF-01): one sign outside GSM-7 makes the whole of it UCS-2. */
export const smsPartsOf = (text: string): SmsSize => {
  const signs = [...text];
  const isGsm = signs.every((sign) => alphabet.has(sign) || extension.has(sign));
  const { encoding, unitsOf, alone, joined } = isGsm ? gsm7 : ucs2;
  const costs = signs.map(unitsOf);
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  return { encoding, units, parts: units <= alone ? 1 : partsOf(costs, joined) };
};
