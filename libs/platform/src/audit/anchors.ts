import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantTx } from '../db';
import type { AuditSealer } from './sealer';

export interface AnchoredTenant {
  readonly tenantId: string;
  readonly slug: string;
}

/** One line of `<service>.jsonl`: where a tenant's chain stood at an instant. `hash` is hexadecimal, null for a chain without a link. */
export interface Anchor {
  readonly at: string;
  readonly service: string;
  readonly tenant: string;
  readonly tenantId: string;
  readonly number: number;
  readonly hash: string | null;
}

/**
 * The heads of the audit chains, written down outside the database: whoever rewrites a chain, or cuts off its end, does
 * not lead to them any more. One file per service, only ever appended to; lines of several replicas do no harm.
 */
export class AuditAnchors {
  /** head of each tenant as it was last written by this process */
  private readonly written = new Map<string, string>();
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: string,
    private readonly dir: string,
    private readonly tx: TenantTx,
    private readonly sealer: AuditSealer,
    private readonly tenants: () => Promise<readonly AnchoredTenant[]>,
  ) {}

  /** Seals what can be sealed now and anchors the head, whether it has moved or not. */
  async anchor(tenant: AnchoredTenant): Promise<Anchor> {
    await this.sealer.sealAll(tenant.tenantId);
    const anchor = await this.head(tenant);
    await this.append([anchor]);
    return anchor;
  }

  /** Anchors every chain whose head has moved since this process last wrote it. */
  async anchorAll(): Promise<void> {
    const moved: Anchor[] = [];
    for (const tenant of await this.tenants()) {
      const anchor = await this.head(tenant);
      if (anchor.number > 0 && this.written.get(anchor.tenantId) !== anchor.hash) moved.push(anchor);
    }
    await this.append(moved);
  }

  /** What a process that was killed left unsealed is taken up again. */
  async resume(): Promise<void> {
    for (const { tenantId } of await this.tenants()) this.sealer.touch(tenantId);
  }

  of(tenantId: string): Promise<AnchorsFound> {
    return readAnchors(this.dir, this.service, tenantId);
  }

  private async head({ tenantId, slug }: AnchoredTenant): Promise<Anchor> {
    const [row] = await this.tx.read<{ number: string; hash: Buffer }>({ tenantId }, {
      name: 'audit-head', sql: `select number, hash from ${this.service}.audit_seal where tenant_id = $1 order by number desc limit 1`, params: [tenantId],
    });
    return { at: toShanghaiIso(new Date()), service: this.service, tenant: slug, tenantId, number: Number(row?.number ?? 0), hash: row?.hash.toString('hex') ?? null };
  }

  /** One write at a time, and on the disk before it counts. */
  private append(anchors: readonly Anchor[]): Promise<void> {
    const done = this.writing.then(async () => {
      if (anchors.length === 0) return;
      await appendLines(this.dir, `${this.service}.jsonl`, anchors.map((a) => JSON.stringify(a)));
      for (const a of anchors) this.written.set(a.tenantId, a.hash ?? '');
    });
    this.writing = done.catch(() => undefined);
    return done;
  }
}

async function appendLines(dir: string, name: string, lines: readonly string[]): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = await open(join(dir, name), 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    // A line that a power cut broke off must not swallow the next one.
    const text = `${size > 0 && last.toString() !== '\n' ? '\n' : ''}${lines.join('\n')}\n`;
    await file.appendFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

export interface AnchorsFound {
  readonly anchors: readonly Anchor[];
  /** lines that are no anchors: broken off by a power cut, or tampered with */
  readonly unreadable: number;
}

/** The anchors of one tenant, or of all, in the order in which they were written; none where there is no file. */
export async function readAnchors(dir: string, service: string, tenantId?: string): Promise<AnchorsFound> {
  const anchors: Anchor[] = [];
  let unreadable = 0;
  const file = createReadStream(join(dir, `${service}.jsonl`));
  const missing = new Promise<boolean>((resolve, reject) => {
    file.once('open', () => resolve(false)).once('error', (e: NodeJS.ErrnoException) => (e.code === 'ENOENT' ? resolve(true) : reject(e)));
  });
  if (await missing) return { anchors, unreadable };
  for await (const line of createInterface({ input: file, crlfDelay: Infinity })) {
    if (line === '') continue;
    const anchor = parse(line);
    if (!anchor) unreadable += 1;
    else if (tenantId === undefined || anchor.tenantId === tenantId) anchors.push(anchor);
  }
  return { anchors, unreadable };
}

function parse(line: string): Anchor | undefined {
  try {
    const a = JSON.parse(line) as Anchor;
    const whole = typeof a.at === 'string' && typeof a.tenantId === 'string' && Number.isInteger(a.number) && (a.hash === null || /^[0-9a-f]{64}$/.test(a.hash));
    return whole ? a : undefined;
  } catch {
    return undefined;
  }
}
