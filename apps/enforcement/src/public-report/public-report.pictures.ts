import { publicReportErrors as e, REPORT_PICTURES } from '@anlan/contracts/enforcement';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { cleanPicture } from '@anlan/platform/files';
import { notFound, ProblemError, type Upload } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { PublicReportRow } from './public-report.entity';

/** How a picture comes to a report, whoever sends it. */
@Injectable()
export class PublicReportPictures {
  constructor(private readonly files: Attachments) {}

  /** A picture is kept without the name its sender gave the file, and without what the camera wrote into it. `assertTaken` judges the locked row. */
  async add(ctx: TenantContext, number: string, upload: Upload, assertTaken: (row: PublicReportRow) => void): Promise<void> {
    const picture = cleanPicture(await buffer(upload.stream));
    if (!picture) throw new ProblemError(e.picture);
    const { mediaType, bytes } = picture;
    const name = `${number}.${mediaType.slice('image/'.length)}`;
    await this.files.store(ctx, { name, mediaType, stream: Readable.from([bytes]) }, REPORT_PICTURES.bytes, async (tx, { id: fileId }) => {
      const [row] = await tx.rows<PublicReportRow>('select id, state, received_at, entered_by, pictures from enforcement.public_report where tenant_id = $1 and number = $2 for update', [ctx.tenantId, number]);
      if (!row) throw notFound();
      assertTaken(row);
      tx.queue({
        sql: 'update enforcement.public_report set pictures = pictures || $3::jsonb, updated_at = $4, version = version + 1 where tenant_id = $1 and id = $2',
        params: [ctx.tenantId, row.id, JSON.stringify([{ fileId, mediaType, bytes: bytes.length }]), new Date()],
      });
    });
  }
}
