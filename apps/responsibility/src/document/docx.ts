import { AlignmentType, Paragraph, TextRun, WidthType } from 'docx';

// Sizes in half-points and lengths in twips, after GB/T 9704-2012: titles 二号 (22 pt), text 三号 (16 pt) with lines of 28 pt, margins of 37/26/35/28 mm.
export const [TITLE, TEXT, SMALL] = [44, 32, 18];
export const LINE = { line: 560, lineRule: 'exact' as const };
const MM = 56.7;
const margin = { top: 37 * MM, right: 26 * MM, bottom: 35 * MM, left: 28 * MM };
const font = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
export const SONG = font('宋体');
export const FANGSONG = font('仿宋');

export const run = (text: string, size = TEXT): TextRun => new TextRun({ text, size, font: FANGSONG });
export const line = (text: string): Paragraph => new Paragraph({ spacing: LINE, children: [run(text)] });
export const centred = (children: TextRun[], after: number): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after }, children });
export const percent = (size: number) => ({ size, type: WidthType.PERCENTAGE });

/** A page of A4 with the margins of the norm. */
export const A4 = { page: { size: { width: 210 * MM, height: 297 * MM }, margin } };
