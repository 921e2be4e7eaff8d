import type { ChecklistItem } from '@anlan/contracts/enforcement';
import { askedItems, type CheckAnswer } from '@anlan/domain';
import { evidenceOf } from '../../patterns/pictures/pictures';
import type { FindingDraft, SignatureDraft } from './run-fields';

/** What the form of a check on site holds. */
export interface RunValues {
  readonly answers?: Record<string, { answer?: CheckAnswer; note?: string } | undefined>;
  readonly findings?: FindingDraft[];
  readonly signatures?: SignatureDraft[];
  readonly summary?: string;
  readonly exposed?: boolean;
  readonly pictures?: unknown;
}

export const answersOf = (values: RunValues) => Object.fromEntries(Object.entries(values.answers ?? {}).flatMap(([code, a]) => (a?.answer ? [[code, { answer: a.answer }]] : [])));

/** The body of a finished check. What failed is a finding by itself, with what the item says of it; more can be added by hand. */
export function finishingOf(given: Record<string, unknown>, items: readonly ChecklistItem[], now = new Date()) {
  const values = given as RunValues;
  const asked = askedItems(items, answersOf(values));
  const answered = asked.flatMap((i) => (values.answers?.[i.code]?.answer ? [{ item: i, ...values.answers[i.code] }] : []));
  const failed = answered.filter((a) => a.answer === a.item.failsOn);
  return {
    answers: answered.map((a) => ({ item: a.item.code, answer: a.answer, ...(a.note?.trim() && { note: a.note.trim(), evidence: [a.note.trim()] }) })),
    findings: [
      ...failed.map((a) => ({ title: a.item.text.slice(0, 200), ...(a.note?.trim() && { description: a.note.trim() }), level: a.item.hazardLevel, rectification: a.item.rectification, checkItem: a.item.code })),
      ...(values.findings ?? []).filter((f) => f?.title?.trim()).map(({ pictures, ...f }) => ({ ...Object.fromEntries(Object.entries(f).filter(([, v]) => v !== undefined && v !== '')), ...evidenceOf(pictures) })),
    ],
    signatures: (values.signatures ?? []).filter((s) => s?.name?.trim() && (s.fileId || s.refusal?.trim())).map((s) => ({ role: s.role, name: s.name, ...(s.fileId ? { fileId: s.fileId } : { refusal: s.refusal }) })),
    ...evidenceOf(values.pictures), ...(values.summary?.trim() && { summary: values.summary.trim() }), exposed: values.exposed === true, finishedAt: now.toISOString(),
  };
}
