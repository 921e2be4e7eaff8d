import { AlignmentType, BorderStyle, Document, Footer, ImageRun, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { A4, centred, line, LINE, percent, run, SMALL, SONG, TITLE } from '../document/docx';
import type { LetterSheet, SignedSide } from './letter.document';
import type { SignaturePicture } from './signature-picture';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** The letter as a Word document; the fonts are those that Word in China has. */
export async function docxOf(s: LetterSheet): Promise<Buffer> {
  const paragraphs = s.paragraphs.map((text) => new Paragraph({ spacing: LINE, indent: { firstLine: 640 }, children: [run(text)] }));
  const footer = new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: SMALL, font: SONG, children: [`${s.number}　正文 SHA-256：${s.hash}　第 `, PageNumber.CURRENT, ' 页'] })] })] });
  const document = new Document({
    title: s.title, creator: '安澜 Anlan',
    sections: [{
      properties: A4, footers: { default: footer },
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
