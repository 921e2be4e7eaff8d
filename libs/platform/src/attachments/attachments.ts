import type { Permission } from '@anlan/contracts/access';
import type { FileInfo, ServiceName } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '../context';
import { newId, type TenantTx, type Tx } from '../db';
import { keepWith, type FileStore } from '../files';
import { boundToFile, notFound, type Upload } from '../http';
import { Where } from '../ledger';

/** Attachments of a service: the bytes in the file store under the tenant's id, the facts about them in the service's table `file`. */
export class Attachments {
  constructor(
    private readonly tx: TenantTx,
    private readonly files: FileStore,
    private readonly service: ServiceName,
  ) {}

  /** Keeps a file; `also` is what else commits with it, and may still refuse it. */
  async store(ctx: TenantContext, upload: Upload, maxBytes: number, also?: (tx: Tx, file: FileInfo) => Promise<void>): Promise<FileInfo> {
    const id = newId();
    const key = `${ctx.tenantId}/${id}`;
    const stored = await this.files.put(key, upload.stream, maxBytes);
    const at = new Date();
    return keepWith(this.files, key, (used) =>
      this.tx.write(boundToFile(ctx, stored.sha256), async (tx) => {
        used();
        tx.queue({
          sql: `insert into ${this.service}.file (tenant_id, id, name, media_type, bytes, sha256, actor, at) values ($1,$2,$3,$4,$5,$6,$7,$8)`,
          params: [ctx.tenantId, id, upload.name, upload.mediaType, stored.bytes, stored.sha256, ctx.actor.id, at],
        });
        tx.audit({ action: 'file.uploaded', target: `files/${id}`, detail: { name: upload.name, bytes: stored.bytes, sha256: stored.sha256 } });
        const file = { id, name: upload.name, mediaType: upload.mediaType, bytes: stored.bytes, sha256: stored.sha256, uploadedAt: toShanghaiIso(at) };
        await also?.(tx, file);
        return file;
      }),
    );
  }

  /** A stored file as a download. Whether the actor may have it is decided by what it is evidence of. */
  async download(ctx: TenantContext, id: string) {
    const [row] = await this.tx.read<{ name: string; media_type: string; bytes: string }>(ctx, {
      name: 'file-get', sql: `select name, media_type, bytes from ${this.service}.file where tenant_id = $1 and id = $2`, params: [ctx.tenantId, id],
    });
    if (!row) throw notFound();
    // Always an attachment with an encoded name: what somebody uploaded is never opened as a page of ours.
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`;
    return { stream: await this.files.read(`${ctx.tenantId}/${id}`), type: row.media_type, length: Number(row.bytes), disposition };
  }

  /**
   * The ids that are no files of the actor's: what he attaches he may read from then on, so it has to be his own upload,
   * unless `permission` is his over the whole tenant.
   */
  async unknown(tx: Tx, ctx: TenantContext, permission: Permission, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('id = any($)', ids);
    if (!scopeFor(ctx, permission).all) where.and('actor = $', ctx.actor.id);
    const rows = await tx.rows<{ id: string }>(`select id from ${this.service}.file where ${where}`, where.params);
    const known = new Set(rows.map((r) => r.id));
    return ids.filter((id) => !known.has(id));
  }
}
