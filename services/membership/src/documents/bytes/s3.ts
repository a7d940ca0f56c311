import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Secret } from '@mumaris/kit/config';
import type { ByteStore } from './byte-store';

export interface S3Config {
  readonly S3_BUCKET: string;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_REGION: string;
  readonly S3_ACCESS_KEY_ID?: string | undefined;
  readonly S3_SECRET_ACCESS_KEY?: Secret | undefined;
}

const connectMs = 5_000;
const answerMs = 30_000;
const maxTries = 3;

/** Bytes in a bucket of S3 or of a store that speaks its protocol; who it is to the bucket, the environment says where no key is configured. */
export const createS3 = (config: S3Config): ByteStore => {
  const {
    S3_BUCKET: Bucket,
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY,
  } = config;
  const client = new S3Client({
    region,
    maxAttempts: maxTries,
    requestHandler: { connectionTimeout: connectMs, requestTimeout: answerMs, throwOnRequestTimeout: true },
    // Stores other than Amazon's rarely have a name for each bucket.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(S3_ACCESS_KEY_ID &&
      S3_SECRET_ACCESS_KEY && {
        credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY.reveal() },
      }),
  });
  return {
    write: async (Key, bytes) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes }));
    },
    read: async (Key, { start, end }) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range: `bytes=${start}-${end}` }));
      return Body as Readable;
    },
    // S3 answers a second time as the first.
    remove: async (Key) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
};
