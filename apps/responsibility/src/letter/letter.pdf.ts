import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { LetterSheet, SignedSide } from './letter.document';

// Lengths in points (1/72 inch): A4 with margins of 37/26/35/28 mm after GB/T 9704-2012.
const MM = 72 / 25.4;
const margins = { top: 37 * MM, right: 26 * MM, bottom: 35 * MM, left: 28 * MM };
const [TITLE, TEXT, SMALL] = [22, 15, 7];
const GAP = 9;

/** The font comes with the release: what the machine has installed does not matter, and the file has in it what it shows. */
let font: Promise<Buffer> | undefined;

function loadFont(): Promise<Buffer> {
  const folder = join(dirname(createRequire(__filename).resolve('@embedpdf/fonts-sc')), '..', 'fonts');
  return readFile(join(folder, 'NotoSansHans-Regular.otf'));
}

/** The letter as a PDF. */
export async function pdfOf(s: LetterSheet): Promise<Buffer> {
  const regular = await (font ??= loadFont().catch((error: unknown) => {
    font = undefined;
    throw error;
  }));
  const doc = new PDFDocument({ size: 'A4', margins, bufferPages: true, info: { Title: s.title, Creator: '安澜 Anlan' }, lang: 'zh-CN' });
  const whole = buffer(doc);
  doc.font(regular);
  // A second font for one line would double what it takes to make the file: the title's strokes are drawn broader instead.
  doc.fontSize(TITLE).lineWidth(0.6).text(s.title, { align: 'center', fill: true, stroke: true }).moveDown(0.5);
  doc.fontSize(TEXT);
  if (s.mark !== undefined) doc.text(s.mark, { align: 'center' });
  doc.fontSize(13).text(`编号：${s.number}`, { align: 'center' }).moveDown(1).fontSize(TEXT);
  for (const text of s.paragraphs) doc.text(text === '' ? ' ' : text, { indent: 2 * TEXT, lineGap: GAP });
  targets(doc, s);
  sides(doc, s);
  footers(doc, s);
  doc.end();
  return whole;
}

function targets(doc: PDFKit.PDFDocument, s: LetterSheet): void {
  if (s.targets.length === 0) return;
  doc.moveDown(0.5).text('目标：', { lineGap: GAP }).moveDown(0.2);
  doc.fontSize(12).table({ columnStyles: ['*', 120, 70], data: [['目标', '目标值', '单位'], ...s.targets.map((t) => [t.name, t.value, t.unit ?? ''])] }).fontSize(TEXT);
}

/** Both sides beside each other, on one page. */
function sides(doc: PDFKit.PDFDocument, s: LetterSheet): void {
  const left = margins.left;
  const width = (doc.page.width - left - margins.right - 20) / 2;
  const heading = (side: SignedSide): string => `${side.heading}（盖章）：${side.name}`;
  const signer = (side: SignedSide): string => `签署人：${side.signer}`;
  doc.fontSize(13);
  const tallest = (text: (side: SignedSide) => string): number => Math.max(...s.sides.map((side) => doc.heightOfString(text(side), { width, lineGap: 4 })));
  const [names, signers] = [tallest(heading), tallest(signer)];
  const total = names + signers + 90;
  if (doc.y + 20 + total > doc.page.height - margins.bottom) doc.addPage();
  const top = doc.y + 20;
  s.sides.forEach((side, i) => {
    const x = left + i * (width + 20);
    doc.text(heading(side), x, top, { width, lineGap: 4 }).text(signer(side), x, top + names, { width, lineGap: 4 });
    if (side.picture) doc.image(side.picture.bytes, x, top + names + signers + 2, { fit: [140, 50] });
    doc.text(`日期：${side.signedOn}`, x, top + names + signers + 58, { width });
  });
}

function footers(doc: PDFKit.PDFDocument, s: LetterSheet): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    doc.switchToPage(i);
    // Below the margin, where text would else begin another page.
    doc.page.margins.bottom = 0;
    doc.fontSize(SMALL).text(`${s.number}　正文 SHA-256：${s.hash}　第 ${i - start + 1} / ${count} 页`, margins.left, doc.page.height - 50, { width: doc.page.width - margins.left - margins.right, align: 'center', lineBreak: false });
  }
}
