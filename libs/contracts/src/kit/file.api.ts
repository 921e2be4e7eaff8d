import { z } from 'zod';
import { defineOperation, type ServiceName } from './operation';
import { instant, uuid } from './schemas';

export const fileInfo = z
  .object({ id: uuid, name: z.string(), mediaType: z.string(), bytes: z.number().int(), sha256: z.string(), uploadedAt: instant })
  .meta({ id: 'File' });
export type FileInfo = z.infer<typeof fileInfo>;

/** The address at which a service takes attachments; what they are evidence of says who may have them. */
export const fileApi = (service: ServiceName) => ({
  upload: defineOperation({
    service, id: 'file.upload', method: 'POST', path: '/files', summary: { zh: '上传附件', en: 'Upload a file' },
    permission: 'signed-in',
    upload: { types: ['multipart/form-data', 'image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4'], maxBytes: 20 * 1024 * 1024 },
    status: 201, response: fileInfo,
  }),
});
