import { assessedKinds, assessmentErrors as e, type AssessmentRank } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { AssessmentRow } from './assessment.entity';
import { AssessmentRecords, issueOf } from './assessment.records';
import { pointsText } from './assessment.rules';

// Sizes in half-points and lengths in twips, after GB/T 9704-2012, as the letters have them.
const [TITLE, TEXT] = [44, 32];
const LINE = { line: 560, lineRule: 'exact' as const };
const MM = 56.7;
const font = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
const run = (text: string, size = TEXT): TextRun => new TextRun({ text, size, font: font('仿宋') });
const line = (text: string): Paragraph => new Paragraph({ spacing: LINE, indent: { firstLine: 640 }, children: [run(text)] });
const percent = (size: number) => ({ size, type: WidthType.PERCENTAGE });

/** 通报, as a Word document: the ranking as that issue says it, and of a correction its reason. */
@Injectable()
export class AssessmentDocuments {
  constructor(private readonly records: AssessmentRecords) {}

  async of(ctx: TenantContext, id: string, asked: number | undefined): Promise<{ bytes: Buffer; name: string }> {
    const row = await this.records.row(ctx, id);
    if (row.status !== 'issued') throw new ProblemError(e.not_issued);
    const issue = issueOf(row, asked);
    const ranking: AssessmentRank[] = [];
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await this.records.ranking(ctx, id, { issue, limit: 200, cursor });
      ranking.push(...items);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    return { bytes: await docxOf(row, issue, ranking), name: `${row.name}-${issue}.docx` };
  }
}

function docxOf(r: AssessmentRow, issue: number, ranking: readonly AssessmentRank[]): Promise<Buffer> {
  const told = r.issues[issue - 1];
  const title = `关于${r.name}结果的${issue === 1 ? '通报' : '更正通报'}`;
  const cells = (...texts: string[]): TableRow => new TableRow({ cantSplit: true, children: texts.map((text, n) => new TableCell({ width: percent([15, 45, 20, 20][n] ?? 20), children: [new Paragraph({ spacing: LINE, alignment: AlignmentType.CENTER, children: [run(text)] })] })) });
  const document = new Document({
    title, creator: '安澜 Anlan',
    sections: [{
      properties: { page: { size: { width: 210 * MM, height: 297 * MM }, margin: { top: 37 * MM, right: 26 * MM, bottom: 35 * MM, left: 28 * MM } } },
      children: [
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 200 }, children: [new TextRun({ text: title, bold: true, size: TITLE, font: font('宋体') })] }),
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 300 }, children: [run(told?.document ?? '')] }),
        line(`按照《${r.scheme_name}》（第 ${r.scheme_number} 版），对 ${r.units} 个${assessedKinds[r.unit_kind].zh} ${r.from_day} 至 ${r.to_day} 的安全生产工作进行了考核，现将结果通报如下。`),
        ...(told?.note ? told.note.split(/\r?\n/).map((text) => line(issue === 1 ? text : `更正理由：${text}`)) : []),
        new Table({ width: percent(100), rows: [cells('名次', '单位', '得分', '等次'), ...ranking.map((one) => cells(one.rank === null ? '—' : String(one.rank), one.unitName, pointsText(one.points), `${one.grade}${one.vetoed ? '（一票否决）' : ''}`))] }),
        line(`${told?.issuedAt.slice(0, 10) ?? ''}`),
      ],
    }],
  });
  return Packer.toBuffer(document);
}
