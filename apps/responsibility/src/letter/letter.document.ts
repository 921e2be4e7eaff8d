import { DOCX_TYPE, letterLifecycle, type LetterParty, type LetterTarget } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import type { LetterRow } from './letter.entity';
import { LetterRecords } from './letter.records';
import { targetLines } from './letter.rules';
import { docxOf } from './letter.docx';
import { pdfOf } from './letter.pdf';
import { signaturePicture, type SignaturePicture } from './signature-picture';

/** One side's place for signing. */
export interface SignedSide {
  readonly heading: string;
  readonly name: string;
  readonly signer: string;
  readonly signedOn: string;
  readonly picture: SignaturePicture | undefined;
}

/** What a letter looks like, whatever kind of file it becomes. */
export interface LetterSheet {
  readonly title: string;
  readonly number: string;
  /** set while it binds nobody */
  readonly mark: string | undefined;
  readonly paragraphs: readonly string[];
  /** targets that the wording does not name itself */
  readonly targets: readonly LetterTarget[];
  readonly sides: readonly [SignedSide, SignedSide];
  readonly hash: string;
}

/** The letter as a document in Chinese, for printing and for the file. */
@Injectable()
export class LetterDocuments {
  constructor(
    private readonly records: LetterRecords,
    private readonly files: Attachments,
  ) {}

  async of(ctx: TenantContext, id: string, type: string): Promise<{ bytes: Buffer; name: string }> {
    const row = await this.records.row(ctx, id);
    const sheet = await this.sheet(ctx, row);
    return type === DOCX_TYPE ? { bytes: await docxOf(sheet), name: `${row.number}.docx` } : { bytes: await pdfOf(sheet), name: `${row.number}.pdf` };
  }

  private async sheet(ctx: TenantContext, r: LetterRow): Promise<LetterSheet> {
    const [a, b] = [await this.side(ctx, r, 'a', '甲方'), await this.side(ctx, r, 'b', '乙方')];
    const mark = r.status === 'draft' || r.status === 'voided' ? `（${letterLifecycle.states[r.status].zh}）` : undefined;
    return { title: r.title, number: r.number, mark, paragraphs: r.wording.split(/\r?\n/), targets: r.wording.includes(targetLines(r.targets)) ? [] : r.targets, sides: [a, b], hash: r.wording_hash };
  }

  private async side(ctx: TenantContext, r: LetterRow, party: LetterParty, heading: string): Promise<SignedSide> {
    const s = r[`${party}_signature`];
    const picture = s?.method === 'drawn' ? signaturePicture(await buffer((await this.files.download(ctx, s.fileId)).stream)) : undefined;
    const signer = s === null ? (r[`${party}_member_name`] ?? '') : s.method === 'scan' ? `${s.signerName}（纸质签署，扫描件存档）` : s.signerName;
    return { heading, name: r[`${party}_name`], signer, signedOn: s === null ? '' : inChinese(s.signedOn), picture };
  }
}

/** 2026-03-02 → 2026年3月2日 */
function inChinese(day: string): string {
  const [y, m, d] = day.split('-').map(Number);
  return `${y}年${m}月${d}日`;
}
