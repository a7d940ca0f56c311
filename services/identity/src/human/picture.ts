import { randomInt } from 'node:crypto';
import { createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import type { Rules } from '../domain/rules';

/** Of the box that the strokes of a sign are drawn in. */
const box = { width: 100, height: 140 };
const steps = 1_000_000;

/** Any number from `low` to `high`. */
const between = (low: number, high: number): number => low + ((high - low) * randomInt(steps + 1)) / steps;

const drawSign = (pen: SKRSContext2D, strokes: string, at: { x: number; y: number; size: number }) => {
  pen.save();
  pen.translate(at.x, at.y);
  pen.rotate(between(-0.2, 0.2));
  pen.transform(between(0.85, 1.15), between(-0.08, 0.08), between(-0.18, 0.18), between(0.85, 1.1), 0, 0);
  pen.scale(at.size, at.size);
  pen.translate(-box.width / 2, -box.height / 2);
  pen.lineWidth = between(10, 14);
  pen.stroke(new Path2D(strokes));
  pen.restore();
};

/** A thinner line that goes through the signs from one side to the other. */
const drawNoise = (pen: SKRSContext2D, width: number, height: number) => {
  const y = () => between(-0.2, 1.2) * height;
  pen.beginPath();
  pen.moveTo(-5, y());
  pen.bezierCurveTo(width * between(0.1, 0.4), y(), width * between(0.6, 0.9), y(), width + 5, y());
  pen.lineWidth = between(1.2, 2);
  pen.stroke();
};

/**
 * Draws a code so that people read it: each sign turned, sheared and sized at random, with lines across. Encoded off the
 * event loop.
 * @returns a PNG
 */
export const drawCode = (code: string, { picture: { width, height }, signs }: Rules['humanCode']): Promise<Buffer> => {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = `hsl(${between(0, 360)} 40% ${between(90, 97)}%)`;
  pen.fillRect(0, 0, width, height);
  // One ink for all of it: by colours a robot would take the signs apart.
  pen.strokeStyle = `hsl(${between(0, 360)} 70% ${between(15, 25)}%)`;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  const room = width / (code.length + 0.5);
  const size = Math.min((0.85 * room) / box.width, (0.68 * height) / box.height);
  for (const [index, sign] of [...code].entries()) {
    const strokes = signs.find((one) => one.sign === sign)?.strokes ?? '';
    const x = room * (index + 0.75 + between(-0.08, 0.08));
    drawSign(pen, strokes, { x, y: height * between(0.42, 0.58), size: size * between(0.9, 1.15) });
  }
  for (let line = 0; line < 5; line += 1) drawNoise(pen, width, height);
  return canvas.encode('png');
};
