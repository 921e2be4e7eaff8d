import { publicReportErrors as e, REPORT_PICTURES, type FollowedReport, type SubmitReportBody, type SubmittedReport } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { cleanPicture } from '@anlan/platform/files';
import { notFound, ProblemError, type Upload } from '@anlan/platform/http';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { codeHash, isCode, newFollowCode } from './public-report.code';
import { reportColumns, reportFrom, toFollowed, type PublicReportRow } from './public-report.entity';
import { PublicReportRegister } from './public-report.register';
import { assertTakesPicture, picturesUntil } from './public-report.rules';

const one = `select ${reportColumns} from ${reportFrom} where r.tenant_id = $1 and r.number = $2`;

/** What people without a sign-in do: report, add a picture, ask how far it has come. Whether the district takes reports is the guard's to decide. */
@Injectable()
export class PublicReportIntake {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly register: PublicReportRegister,
    private readonly files: Attachments,
  ) {}

  async submit(ctx: TenantContext, body: SubmitReportBody): Promise<SubmittedReport> {
    const now = new Date();
    const [begun, followCode] = [await this.register.begin(ctx, body, now), newFollowCode()];
    await this.tx.write(ctx, async (tx) => this.register.insert(tx, ctx, { ...begun, codeHash: codeHash(followCode), channel: 'web', reference: null, receivedAt: now }));
    const until = picturesUntil({ state: 'received', received_at: now, pictures: [] }, now) ?? now;
    return { receiptNumber: begun.number, followCode, picturesUntil: toShanghaiIso(until) };
  }

  async follow(ctx: TenantContext, number: string, code: string): Promise<FollowedReport> {
    const row = await this.own(ctx, number, code);
    return toFollowed(row, new Date(), (await this.references.get(ctx.tenantId)).setting('reportReward').how);
  }

  /** A picture is kept without the name its sender gave the file, and without what the camera wrote into it. */
  async addPicture(ctx: TenantContext, number: string, code: string, upload: Upload): Promise<FollowedReport> {
    const now = new Date();
    assertTakesPicture(await this.own(ctx, number, code), now);
    const picture = cleanPicture(await buffer(upload.stream));
    if (!picture) throw new ProblemError(e.picture);
    const { mediaType, bytes } = picture;
    const name = `${number}.${mediaType.slice('image/'.length)}`;
    await this.files.store(ctx, { name, mediaType, stream: Readable.from([bytes]) }, REPORT_PICTURES.bytes, (tx, { id }) => this.attach(tx, ctx, number, { fileId: id, mediaType, bytes: bytes.length }, now));
    return this.follow(ctx, number, code);
  }

  private async attach(tx: Tx, ctx: TenantContext, number: string, picture: PublicReportRow['pictures'][number], now: Date): Promise<void> {
    const [row] = await tx.rows<PublicReportRow>('select id, state, received_at, pictures from enforcement.public_report where tenant_id = $1 and number = $2 for update', [ctx.tenantId, number]);
    if (!row) throw notFound();
    assertTakesPicture(row, now);
    tx.queue({
      sql: 'update enforcement.public_report set pictures = pictures || $3::jsonb, updated_at = $4, version = version + 1 where tenant_id = $1 and id = $2',
      params: [ctx.tenantId, row.id, JSON.stringify([picture]), now],
    });
  }

  /** The report whose code this is. Another's, and none, are the same. */
  private async own(ctx: TenantContext, number: string, code: string): Promise<PublicReportRow> {
    const [row] = await this.tx.read<PublicReportRow>(ctx, { name: 'public-report-follow', sql: one, params: [ctx.tenantId, number] });
    if (!row || !isCode(code, row.code_hash)) throw notFound();
    return row;
  }
}
