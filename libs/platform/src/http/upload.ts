import { commonErrors } from '@anlan/contracts/kit';
import type { Readable } from 'node:stream';
import type { CallRequest } from './call';
import { invalid, ProblemError } from './problem';

export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly stream: Readable;
  /** true once the limit cut the stream off */
  truncated(): boolean;
}

/** The one file of a request: a multipart part, or the body itself with the name in `?name=`. */
export async function uploadOf(req: CallRequest): Promise<Upload> {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const accepted = req.operation?.upload?.types ?? [];
  if (!accepted.includes(type)) throw new ProblemError(commonErrors.media_type, { type: type || '(none)' });
  if (type !== 'multipart/form-data') {
    const name = (req.query as { name?: string } | undefined)?.name ?? 'upload';
    return { name: name.slice(0, 200), mediaType: type, stream: (req.body as Readable | undefined) ?? req.raw, truncated: () => false };
  }
  const part = await req.file();
  if (!part) throw invalid([{ path: 'body.file', code: 'required', message: '缺少文件 a file is required' }]);
  return { name: part.filename.slice(0, 200) || 'upload', mediaType: part.mimetype, stream: part.file, truncated: () => part.file.truncated };
}
