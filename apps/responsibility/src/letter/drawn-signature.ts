import { letterErrors as e } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { SignatureAuthority, type SignatureEvidence, type SignatureRequest } from './signature-authority';
import { signaturePicture } from './signature-picture';

const MOST_BYTES = 1024 * 1024;

export interface OwnFile extends Row {
  media_type: string;
  bytes: string;
  sha256: string;
}

/** A file, if the actor uploaded it himself. */
export const ownFile = (ctx: TenantContext, fileId: string): Statement => ({
  name: 'letter-own-file', sql: 'select media_type, bytes, sha256 from responsibility.file where tenant_id = $1 and id = $2 and actor = $3', params: [ctx.tenantId, fileId, ctx.actor.id],
});

/** 手写签名: the picture of it, uploaded by who signs. The sign-in is what says who that is. */
@Injectable()
export class DrawnSignature extends SignatureAuthority {
  constructor(
    private readonly tx: TenantTx,
    private readonly files: Attachments,
  ) {
    super();
  }

  async vouch(ctx: TenantContext, { fileId }: SignatureRequest): Promise<SignatureEvidence> {
    const [file] = await this.tx.read<OwnFile>(ctx, ownFile(ctx, fileId));
    if (!file) throw invalidField('body.fileId', e.unknown_file, { id: fileId });
    if (file.media_type !== 'image/png' || Number(file.bytes) > MOST_BYTES) throw invalidField('body.fileId', e.not_a_signature);
    const { stream } = await this.files.download(ctx, fileId);
    if (!signaturePicture(await buffer(stream))) throw invalidField('body.fileId', e.not_a_signature);
    return { method: 'drawn', fileId, sha256: file.sha256 };
  }
}
