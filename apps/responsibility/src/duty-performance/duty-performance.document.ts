import { performanceBasisNames, performanceKinds, performanceKindNames, performanceLinesQuery, performanceOutcomeNames, type DutyPerformance, type PerformanceLine, type PeriodQuery } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { allPages } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { A4, centred, line, percent, run, SMALL, SONG, TITLE } from '../document/docx';
import { actOf, DutyPerformanceRecords } from './duty-performance.records';

interface Act { readonly type: string; readonly count: number }

/** 履职记录 as a Word document: every line of what was asked, and how often each act is on record. */
@Injectable()
export class DutyPerformanceDocuments {
  constructor(private readonly records: DutyPerformanceRecords) {}

  async of(ctx: TenantContext, id: string | undefined, q: PeriodQuery): Promise<{ bytes: Buffer; name: string }> {
    const sheet = await this.records.get(ctx, id, q);
    const query = performanceLinesQuery.parse({ from: sheet.from, to: sheet.to, kind: performanceKinds.filter((k) => k !== 'fact').join(',') });
    const lines: PerformanceLine[] = [];
    for await (const items of allPages((r) => this.records.lines(ctx, id, { ...query, ...r, total: undefined }))) lines.push(...items);
    const acts = await this.records.acts(ctx, id, { from: sheet.from, to: sheet.to });
    return { bytes: await Packer.toBuffer(documentOf(sheet, lines, acts)), name: `${sheet.name}-履职记录-${sheet.from}-${sheet.to}.docx` };
  }
}

const cell = (text: string, size: number): TableCell => new TableCell({ width: percent(size), children: [new Paragraph({ children: [run(text, 21)] })] });
const table = (widths: readonly number[], rows: readonly (readonly string[])[]): Table =>
  new Table({ width: percent(100), rows: rows.map((cells, i) => new TableRow({ cantSplit: true, tableHeader: i === 0, children: cells.map((text, j) => cell(text, widths[j] ?? 10)) })) });

function documentOf(s: DutyPerformance, lines: readonly PerformanceLine[], acts: readonly Act[]): Document {
  const { figures: f } = s;
  const place = [s.unitName, s.postName].filter((x) => x !== null).join('　');
  const footer = new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: SMALL, font: SONG, children: [`${s.name} 履职记录　截至 ${f.asOf}　第 `, PageNumber.CURRENT, ' 页'] })] })] });
  return new Document({
    title: `${s.name} 履职记录`, creator: '安澜 Anlan',
    sections: [{
      properties: A4, footers: { default: footer },
      children: [
        centred([new TextRun({ text: '照单履职记录', bold: true, size: TITLE, font: SONG })], 200),
        line(`${s.subject === 'post' ? '岗位' : '姓名'}：${s.name}${s.enabled ? '' : '（已离任）'}`), line(`单位：${place || '—'}`), line(`期间：${s.from} 至 ${s.to}（截至 ${f.asOf}）`),
        line(`应办 ${f.asked.count} 件：按时办结 ${f.done.count}，逾期办结 ${f.late.count}，逾期未办结 ${f.overdue.count}，未到期 ${f.open.count}。`),
        line(`按时办结率 ${rate(f.inTime.numerator, f.inTime.denominator)}（${f.inTime.numerator}／${f.inTime.denominator}）。已移交他人 ${f.passedOn.count} 件，常态职责 ${f.standing.count} 项，履职留痕 ${f.recorded.count} 条。`),
        line(`留痕率 ${rate(f.traced.numerator, f.traced.denominator)}（${f.traced.numerator}／${f.traced.denominator}）：清单的常态职责中期间内有留痕的 ${f.acted.count} 项，未留痕的 ${f.unrecorded.count} 项。`),
        line('应办与常态职责：'),
        ...(lines.length === 0 ? [line('无')] : [table([12, 34, 11, 12, 12, 19], [['类别', '内容', '依据', '时限', '办结', '结果'], ...lines.map(rowOf)])]),
        line('履职留痕：'),
        ...(acts.length === 0 ? [line('无')] : [table([80, 20], [['所为', '次数'], ...acts.map((a) => [actOf(a.type).zh, String(a.count)])])]),
        line('本记录由系统按清单和各项记录生成，只记载事实，不作评价。'),
      ],
    }],
  });
}

const actsText = (acts: PerformanceLine['acts']): string => (acts === null ? '' : acts.lastOn === null ? '，未留痕' : `，留痕 ${acts.count} 次，最近 ${acts.lastOn}`);
const rowOf = (l: PerformanceLine): string[] => [
  performanceKindNames[l.kind].zh, [l.number, l.title].filter((x) => x !== null).join(' '), performanceBasisNames[l.basis].zh, l.dueOn ?? '—', [l.doneOn ?? '—', l.doneBy].filter((x) => x !== null).join(' '),
  `${performanceOutcomeNames[l.outcome].zh}${actsText(l.acts)}${l.until === null ? '' : `（至 ${l.until}）`}`,
];
