import type { Operation } from '@anlan/contracts/kit';
import { rememberedLocale } from '../text/text';
import { addressOf, headersOf, refusalOf, type AnswerOf, type AnyOperation, type Request } from './client';
import { unreachable } from './problem';

interface Upload extends Pick<Request, 'params' | 'query' | 'key' | 'signal'> {
  readonly file: Blob;
  readonly name: string;
  /** 0 … 1 of the bytes that have left */
  readonly onProgress?: (part: number) => void;
}

/**
 * Sends a file to an operation that takes one, and tells how far it is, which `fetch` cannot.
 * @throws Problem
 */
export async function upload<T extends AnyOperation>(op: T, { file, name, onProgress, ...request }: Upload): Promise<AnswerOf<T>> {
  const { method, permission, ...rest } = op as unknown as Operation;
  const headers = await headersOf({ permission }, request);
  const form = new FormData();
  form.set('file', file, name);
  const response = await new Promise<Response>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, addressOf(rest, request));
    for (const [header, value] of Object.entries(headers)) xhr.setRequestHeader(header, value);
    xhr.upload.onprogress = (e) => e.lengthComputable && onProgress?.(e.loaded / e.total);
    xhr.onload = () => resolve(new Response(xhr.status === 204 ? null : xhr.responseText, { status: xhr.status, statusText: xhr.statusText, headers: { traceresponse: xhr.getResponseHeader('traceresponse') ?? '' } }));
    xhr.onerror = xhr.ontimeout = () => reject(unreachable(rememberedLocale() === 'zh-CN'));
    xhr.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.signal?.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.send(form);
  });
  if (!response.ok) throw await refusalOf({ permission }, response);
  return (response.status === 204 ? undefined : await response.json()) as AnswerOf<T>;
}
