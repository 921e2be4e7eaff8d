import { publicReportErrors as e, type EnteredReport, type EnterReportBody, type PublicReport } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { ProblemError, type Upload } from '@anlan/platform/http';
import { Operations } from '@anlan/platform/operations';
import { Injectable } from '@nestjs/common';
import { codeHash, newFollowCode } from './public-report.code';
import { PublicReportList } from './public-report.list';
import { PublicReportPictures } from './public-report.pictures';
import { publicReportReach } from './public-report.reach';
import { PublicReportRegister } from './public-report.register';
import { assertAttaches, assertEntry } from './public-report.rules';

/** 热线、舆情、来访、来信: what reached the bureau otherwise than over the public page, entered by staff where they work. */
@Injectable()
export class PublicReportEntry {
  constructor(
    private readonly tx: TenantTx,
    private readonly register: PublicReportRegister,
    private readonly operations: Operations,
    private readonly list: PublicReportList,
    private readonly pictures: PublicReportPictures,
  ) {}

  async enter(ctx: TenantContext, body: EnterReportBody): Promise<EnteredReport> {
    const now = new Date();
    assertEntry(body, now);
    const begun = await this.register.begin(ctx, body, now, (code) => {
      if (!publicReportReach.covers(ctx, 'public-report.enter', { division_code: code })) throw new ProblemError(e.out_of_scope, { code });
    });
    const { id, number } = begun;
    const code = body.channel === 'opinion' ? null : newFollowCode();
    const { sealed, ...entered } = await this.tx.write(ctx, async (tx) => {
      this.register.insert(tx, ctx, { ...begun, codeHash: code && codeHash(code), channel: body.channel, reference: body.reference ?? null, receivedAt: body.receivedAt === undefined ? now : new Date(body.receivedAt) });
      return { id, receiptNumber: number, sealed: this.seal(code) };
    });
    return { ...entered, followCode: this.open(sealed) };
  }

  /** What came with the call, the visit or the letter. Nothing of the file is read of whom the report is not to be seen by. */
  async attach(ctx: TenantContext, id: string, upload: () => Promise<Upload>): Promise<PublicReport> {
    const row = await this.list.visible(ctx, id);
    publicReportReach.assertCovers(ctx, 'public-report.enter', row);
    assertAttaches(row, ctx.actor.id);
    await this.pictures.add(ctx, row.number, await upload(), (now) => assertAttaches(now, ctx.actor.id));
    return this.list.get(ctx, id);
  }

  /** The answer to a repeated request is stored; the code in it only under the installation's key. */
  private seal(code: string | null): string | null {
    return code && this.operations.seal({ code }).toString('base64');
  }

  private open(sealed: string | null): string | null {
    return sealed && String(this.operations.open(Buffer.from(sealed, 'base64'))['code']);
  }
}
