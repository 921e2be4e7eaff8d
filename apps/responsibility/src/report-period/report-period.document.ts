import { reportFigureGroupNames, reportPeriodErrors as e, reportPeriodLifecycle, targetComparisonNames, targetLifecycle, type ReportContent, type ReportFigure } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { csvStream, type CsvColumn } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { buffer } from 'node:stream/consumers';
import { A4, centred, line, LINE, percent, run, SMALL, SONG, TITLE } from '../document/docx';
import type { ReportPeriodRow } from './report-period.entity';
import { ReportPeriodRecords } from './report-period.records';
import { figureText } from './report-period.rules';

const part = (n: number | null): string => (n === null ? '' : String(n));
export const reportFigureCsv: CsvColumn<ReportFigure>[] = [
  { header: '类别', value: (f) => reportFigureGroupNames[f.group].zh },
  { header: '指标', value: (f) => f.name },
  { header: '数值', value: (f) => f.value ?? '—' },
  { header: '单位', value: (f) => f.unit },
  { header: '分子', value: (f) => f.numerator },
  { header: '分母', value: (f) => f.denominator },
  { header: '目标值', value: (f) => f.target },
  { header: '口径', value: (f) => (f.basis === 'period' ? '本期发生' : '期末现状') },
  { header: '统计截止', value: (f) => f.asOf },
];

/** 统计表 as a sheet in Chinese: Word for the file, CSV for a table of one's own. */
@Injectable()
export class ReportSheets {
  constructor(private readonly records: ReportPeriodRecords) {}

  async of(ctx: TenantContext, id: string, csv: boolean): Promise<{ bytes: Buffer; name: string }> {
    const row = await this.records.row(ctx, id);
    const { content } = row;
    if (content === null) throw new ProblemError(e.not_compiled);
    const name = `${row.period}-第${row.edition}版`;
    if (csv) return { bytes: await buffer(csvStream(reportFigureCsv, (async function* () { yield content.figures; })())), name: `${name}.csv` };
    return { bytes: await Packer.toBuffer(sheetOf(row, content)), name: `${name}.docx` };
  }
}

const cell = (text: string, size: number): TableCell => new TableCell({ width: percent(size), children: [new Paragraph({ children: [run(text, 24)] })] });
const table = (widths: readonly number[], rows: readonly (readonly string[])[]): Table =>
  new Table({ width: percent(100), rows: rows.map((cells, i) => new TableRow({ cantSplit: true, tableHeader: i === 0, children: cells.map((text, j) => cell(text, widths[j] ?? 10)) })) });

function sheetOf(r: ReportPeriodRow, { figures, paragraphs, targets, asOf }: ReportContent): Document {
  const title = `${r.period} 统计${r.status === 'issued' || r.status === 'corrected' ? '通报' : '表'}`;
  const mark = r.status === 'issued' ? [] : [centred([run(`（${reportPeriodLifecycle.states[r.status].zh}）`)], 100)];
  const correction = r.correction_reason === null ? [] : [line(`更正原因：${r.correction_reason}`)];
  const signed = [['汇总', r.compiled_by_name], ['审核', r.reviewed_by_name], ['锁定', r.locked_by_name], ['签发', r.issued_by_name]].map(([step, name]) => `${step}：${name ?? ''}`).join('　');
  const footer = new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: SMALL, font: SONG, children: [`${r.period} 第 ${r.edition} 版　统计截止 ${asOf}　第 `, PageNumber.CURRENT, ' 页'] })] })] });
  return new Document({
    title, creator: '安澜 Anlan',
    sections: [{
      properties: A4, footers: { default: footer },
      children: [
        centred([new TextRun({ text: title, bold: true, size: TITLE, font: SONG })], 200), ...mark,
        ...(r.document === null ? [] : [centred([run(r.document, 28)], 200)]),
        line(`统计期：${r.from_day} 至 ${r.to_day}（第 ${r.edition} 版）`), ...correction,
        ...(r.note === null ? [] : r.note.split(/\r?\n/).map(indented)),
        ...paragraphs.map((p) => indented(p.text)),
        line('指标：'), table([24, 36, 20, 20], [['类别', '指标', '数值', '分子／分母'], ...figures.map((f) => [reportFigureGroupNames[f.group].zh, f.name, figureText(f), f.denominator === null ? '' : `${part(f.numerator)}／${part(f.denominator)}`])]),
        ...(targets.length === 0 ? [] : [line('工作目标：'), table([40, 20, 20, 20], [['目标', '目标值', '完成数', '状态'], ...targets.map((t) => [t.name, `${targetComparisonNames[t.comparison].zh} ${t.value} ${t.unit}`, t.current === null ? '—' : `${t.current} ${t.unit}`, targetLifecycle.states[t.status].zh])])]),
        line(''), line(signed),
      ],
    }],
  });
}

const indented = (text: string): Paragraph => new Paragraph({ spacing: LINE, indent: { firstLine: 640 }, children: [run(text)] });
