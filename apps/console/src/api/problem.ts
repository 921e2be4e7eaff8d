/** One fault of the input: where it is, and what to say there. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Who changed a record since it was read, as a refused stale change tells it. */
export interface LastChange {
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly action: string;
}

/** An answer that says why not (RFC 9457), in the language of the page. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly faults: readonly Fault[] = [],
    readonly traceId = '',
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail || title);
  }

  /** Seconds after which it is worth trying again, where the server said so. */
  get retryAfter(): number | undefined {
    const seconds = Number(this.more['retryAfter']);
    return seconds > 0 ? seconds : undefined;
  }

  /** Somebody else changed the record since it was read. */
  get isStale(): boolean {
    return this.status === 412;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const traceId = /^00-([0-9a-f]{32})/.exec(response.headers.get('traceresponse') ?? '')?.[1] ?? '';
  const retryAfter = response.headers.get('retry-after');
  const body = (await response.json().catch(() => undefined)) as Record<string, unknown> | undefined;
  if (!body || typeof body['code'] !== 'string') return new Problem(response.status, `http.${response.status}`, response.statusText, response.statusText, [], traceId, { retryAfter });
  const { code, title, detail, errors, traceId: told, ...more } = body as { code: string; title?: string; detail?: string; errors?: Fault[]; traceId?: string };
  return new Problem(response.status, code, title ?? code, detail ?? '', errors ?? [], told ?? traceId, { ...more, retryAfter });
}

/** What went wrong before anything was answered: no network, or the server is away. */
export function unreachable(zh: boolean): Problem {
  return new Problem(0, 'network', zh ? '连接不上服务器' : 'The server cannot be reached', zh ? '请检查网络后重试；已填写的内容还在本页。' : 'Check the network and try again; what you entered is still on this page.');
}
