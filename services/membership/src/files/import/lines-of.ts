/**
 * The lines of a text that comes in pieces; nothing in the place of one that is too long, of which no more is kept than the most.
 * @param most how many characters a line may have
 */
export async function* linesOf(texts: AsyncIterable<string>, most: number): AsyncGenerator<string | undefined> {
  let line: string | undefined = '';
  const grow = (piece: string) => {
    line = line === undefined || line.length + piece.length > most ? undefined : line + piece;
  };
  for await (const text of texts) {
    let from = 0;
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      grow(text.slice(from, to));
      yield line;
      [line, from] = ['', to + 1];
    }
    grow(text.slice(from));
  }
  yield line;
}
