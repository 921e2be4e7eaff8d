import { type FollowedReport, type SubmitReportBody, type SubmittedReport } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notFound, type Upload } from '@anlan/platform/http';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { codeHash, isCode, newFollowCode } from './public-report.code';
import { reportColumns, reportFrom, toFollowed, type PublicReportRow } from './public-report.entity';
import { PublicReportPictures } from './public-report.pictures';
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
    private readonly pictures: PublicReportPictures,
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

  async addPicture(ctx: TenantContext, number: string, code: string, upload: Upload): Promise<FollowedReport> {
    const now = new Date();
    assertTakesPicture(await this.own(ctx, number, code), now);
    await this.pictures.add(ctx, number, upload, (row) => assertTakesPicture(row, now));
    return this.follow(ctx, number, code);
  }

  /** The report whose code this is. Another's, and none, are the same. */
  private async own(ctx: TenantContext, number: string, code: string): Promise<PublicReportRow> {
    const [row] = await this.tx.read<PublicReportRow>(ctx, { name: 'public-report-follow', sql: one, params: [ctx.tenantId, number] });
    if (!row || !isCode(code, row.code_hash)) throw notFound();
    return row;
  }
}
