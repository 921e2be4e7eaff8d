import type { Operation } from '@anlan/contracts/kit';
import { send, type AnyOperation } from '../../api/client';

/** The name under which the server hands a file over (RFC 6266). */
export function nameIn(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : /filename="([^"]+)"/i.exec(disposition ?? '')?.[1];
}

/** Fetches a file of a record with the caller's token, under its own name. */
export async function loadFile(op: AnyOperation, params: Record<string, string>, accept = '*/*'): Promise<File> {
  const answer = await send(op as unknown as Operation, { params, accept });
  const content = await answer.blob();
  return new File([content], nameIn(answer.headers.get('content-disposition')) ?? 'file', { type: content.type });
}
