import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startPlatform, type TestPlatform } from '../platform';

const long = encodeURIComponent('{ __schema { types { name fields { name } } } }');
const short = encodeURIComponent('{ me { id } }');

describe('a packed answer', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());

  const answerTo = (accepted: string | undefined, query = long) =>
    new Promise<{ encoding: string | undefined; body: Buffer; announced: number }>((resolve, reject) => {
      const headers = {
        'apollo-require-preflight': '1',
        ...(accepted !== undefined && { 'accept-encoding': accepted }),
      };
      get(`${platform.url}/graphql?query=${query}`, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => {
            const announced = Number(response.headers['content-length']);
            resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks), announced });
          });
      }).on('error', reject);
    });

  const unpacked = (encoding: string | undefined, body: Buffer) => {
    if (encoding === 'br') return brotliDecompressSync(body);
    return encoding === 'gzip' ? gunzipSync(body) : body;
  };

  it.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['gzip;q=0.5', 'gzip'],
    ['gzip ; q=0.2, br ; q=0.0', 'gzip'],
    ['gzip;q=1.0, br;q=0.1', 'gzip'],
    ['*', 'br'],
    ['*;q=0.1, br;q=0', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip;q=0', undefined],
    ['br;q=0.000, gzip;q=0.0', undefined],
    ['identity, gzip;q=0', undefined],
    ['*;q=0', undefined],
    ['deflate, zstd', undefined],
    ['gzipped', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('for “%s” is packed by %s', async (accepted, encoding) => {
    const answer = await answerTo(accepted);
    expect({ encoding: answer.encoding, announced: answer.announced }).toEqual({
      encoding,
      announced: answer.body.length,
    });
    const { data } = JSON.parse(unpacked(answer.encoding, answer.body).toString()) as { data: { __schema: object } };
    expect(data.__schema).toHaveProperty('types');
  });

  it('is not packed where it is short', async () => {
    const { encoding, body } = await answerTo('gzip, br', short);
    expect({ encoding, text: body.toString() }).toEqual({ encoding: undefined, text: '{"data":{"me":null}}' });
  });
});
