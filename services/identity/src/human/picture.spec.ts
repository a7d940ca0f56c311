import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readRules } from '../rules';
import { drawCode } from './picture';

const rules = readRules().humanCode;
const { width, height } = rules.picture;

/** How much of a picture is dark, in percent. */
const inkOf = async (png: Buffer): Promise<number> => {
  const pen = createCanvas(width, height).getContext('2d');
  pen.drawImage(await loadImage(png), 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const dark = data.filter((_, index) => index % 4 === 1).filter((green) => green < 128);
  return (100 * dark.length) / (width * height);
};

test('IDN-03 a code is a PNG of the size that is said, of at most 60 kB, and is never drawn alike', async () => {
  const pictures = await Promise.all(Array.from({ length: 10 }, () => drawCode('12+45*', rules)));
  for (const picture of pictures) {
    expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
    expect(picture.length).toBeLessThan(60_000);
  }
  expect(new Set(pictures.map(String)).size).toBe(10);
});

test.each(rules.signs)('IDN-03 $sign is drawn', async ({ sign }) => {
  const [blank, drawn] = [
    await inkOf(await drawCode('      ', rules)),
    await inkOf(await drawCode(sign.repeat(6), rules)),
  ];
  expect(drawn).toBeGreaterThan(blank + 2);
});
