import { AlignmentType, BorderStyle, Document, Footer, ImageRun, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { LetterSheet, SignedSide } from './letter.document';
import type { SignaturePicture } from './signature-picture';

// Sizes in half-points and lengths in twips, after GB/T 9704-2012: titles 二号 (22 pt), text 三号 (16 pt) with lines of 28 pt, margins of 37/26/35/28 mm.
const [TITLE, TEXT, SMALL] = [44, 32, 18];
const LINE = { line: 560, lineRule: 'exact' as const };
const MM = 56.7;
const margin = { top: 37 * MM, right: 26 * MM, bottom: 35 * MM, left: 28 * MM };
const font = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
const SONG = font('宋体');
const FANGSONG = font('仿宋');
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

const run = (text: string, size = TEXT): TextRun => new TextRun({ text, size, font: FANGSONG });
const line = (text: string): Paragraph => new Paragraph({ spacing: LINE, children: [run(text)] });
const centred = (children: TextRun[], after: number): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after }, children });
const percent = (size: number) => ({ size, type: WidthType.PERCENTAGE });

/** The letter as a Word document; the fonts are those that Word in China has. */
export async function docxOf(s: LetterSheet): Promise<Buffer> {
  const paragraphs = s.paragraphs.map((text) => new Paragraph({ spacing: LINE, indent: { firstLine: 640 }, children: [run(text)] }));
  const footer = new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: SMALL, font: SONG, children: [`${s.number}　正文 SHA-256：${s.hash}　第 `, PageNumber.CURRENT, ' 页'] })] })] });
  const document = new Document({
    title: s.title, creator: '安澜 Anlan',
    sections: [{
      properties: { page: { size: { width: 210 * MM, height: 297 * MM }, margin } }, footers: { default: footer },
      children: [
        centred([new TextRun({ text: s.title, bold: true, size: TITLE, font: SONG })], 200),
        ...(s.mark === undefined ? [] : [centred([run(s.mark)], 100)]),
        centred([run(`编号：${s.number}`, 28)], 300),
        ...paragraphs, ...targetTable(s), line(''), sides(s),
      ],
    }],
  });
  return Packer.toBuffer(document);
}

function targetTable({ targets }: LetterSheet): (Paragraph | Table)[] {
  if (targets.length === 0) return [];
  const row = (...cells: string[]): TableRow => new TableRow({ cantSplit: true, children: cells.map((text, i) => new TableCell({ width: percent([60, 25, 15][i] ?? 15), children: [line(text)] })) });
  return [line('目标：'), new Table({ width: percent(100), rows: [row('目标', '目标值', '单位'), ...targets.map((t) => row(t.name, t.value, t.unit ?? ''))] })];
}

function sides({ sides: both }: LetterSheet): Table {
  const cell = (side: SignedSide): TableCell => new TableCell({
    width: percent(50), borders: noBorders,
    children: [
      line(`${side.heading}（盖章）：${side.name}`), line(`签署人：${side.signer}`),
      ...(side.picture ? [new Paragraph({ children: [image(side.picture)] })] : [line('')]), line(`日期：${side.signedOn}`),
    ],
  });
  return new Table({ width: percent(100), borders: noBorders, rows: [new TableRow({ cantSplit: true, children: both.map(cell) })] });
}

/** In a box of 160 by 60 pixels, its sides in proportion. */
function image({ bytes, width, height }: SignaturePicture): ImageRun {
  const scale = Math.min(160 / width, 60 / height);
  return new ImageRun({ type: 'png', data: bytes, transformation: { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }, altText: { name: '手写签名', description: '手写签名', title: '手写签名' } });
}
