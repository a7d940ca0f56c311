const blankLine = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');

/** Where the body of a message that was read up to `start` ends; -1 while it is not all there. @param {string} head */
const endOf = (head, /** @type {Buffer} */ bytes, /** @type {number} */ start) => {
  const length = /\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return bytes.length >= start + Number(length) ? start + Number(length) : -1;
  if (!/\ntransfer-encoding: *chunked/i.test(head)) return start;
  const end = bytes.indexOf(lastChunk, start);
  return end < 0 ? -1 : end + lastChunk.length;
};

/**
 * Reads HTTP/1.1 messages from a socket's bytes, as little as it takes to know where each one ends: what measures is to cost
 * less than what is measured. A body in chunks is given as it came.
 * @param {(head: string, body: Buffer) => void} onMessage
 */
export const readMessages = (onMessage) => {
  /** @type {Buffer | undefined} */
  let kept;
  return (/** @type {Buffer} */ chunk) => {
    let bytes = kept ? Buffer.concat([kept, chunk]) : chunk;
    for (;;) {
      const headEnd = bytes.indexOf(blankLine);
      if (headEnd < 0) break;
      const head = bytes.toString('latin1', 0, headEnd);
      const end = endOf(head, bytes, headEnd + blankLine.length);
      if (end < 0) break;
      onMessage(head, bytes.subarray(headEnd + blankLine.length, end));
      bytes = bytes.subarray(end);
    }
    kept = bytes.length ? bytes : undefined;
  };
};
