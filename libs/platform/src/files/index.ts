import { LocalFileStore, type FileStore } from './file-store';
import { S3FileStore } from './s3-file-store';
export * from './file-store';
export * from './s3-file-store';
export * from './keep-with';
export * from './picture';

/** Local disk unless FILES_S3_BUCKET names a bucket. */
export function fileStoreFromEnv(filesDir: string, env: NodeJS.ProcessEnv = process.env): FileStore {
  const bucket = env.FILES_S3_BUCKET;
  if (!bucket) return new LocalFileStore(filesDir);
  const { FILES_S3_KEY: accessKeyId, FILES_S3_SECRET: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) throw new Error('FILES_S3_BUCKET needs FILES_S3_KEY and FILES_S3_SECRET');
  return new S3FileStore({ bucket, endpoint: env.FILES_S3_ENDPOINT, region: env.FILES_S3_REGION ?? 'us-east-1', accessKeyId, secretAccessKey });
}
