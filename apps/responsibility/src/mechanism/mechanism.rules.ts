import { mechanismRecordErrors as e, type ListMechanismBody, type MechanismRecord, type MechanismScope, type MechanismTemplate, type RecordMechanismBody } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';

type Kept<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
/** Items as they are stored: those kept before there were counts know nothing of them. */
export type TemplateItem = Kept<MechanismTemplate['items'][number], 'countUnit'>;
export type RecordItem = Kept<MechanismRecord['items'][number], 'counted'>;
type Subject = Pick<ListMechanismBody, 'name' | 'unitId' | 'creditCode'>;

/** What a record is about, and the key by which it stands under a template once. `unitName`: of the unit it names. The unit of a place's or an enterprise's accounts is no part of what it is. */
export function subjectOf(scope: MechanismScope, { name, unitId, creditCode }: Subject, divisionCode: string, unitName: string | undefined): { name: string; key: string } {
  if (scope === 'unit' && unitId !== null && name === null && creditCode === null) return { name: unitName ?? '', key: unitId };
  if (scope === 'place' && name !== null && creditCode === null) return { name, key: `${divisionCode} ${name}` };
  if (scope === 'enterprise' && name !== null && creditCode !== null) return { name, key: creditCode };
  throw new ProblemError(e.subject);
}

/** What is recorded of the items, with what is given in the place of what there was. */
export function recorded(items: readonly TemplateItem[], before: readonly RecordItem[], given: RecordMechanismBody['items'], today: Day): RecordItem[] {
  const taken = given.map(({ count, ...g }, i): RecordItem => {
    const path = `body.items[${i}]`;
    const wanted = items[g.item - 1];
    if (!wanted || given.findIndex((other) => other.item === g.item) !== i) throw invalidField(`${path}.item`, e.items, { item: g.item });
    const unit = wanted.countUnit ?? null;
    if (unit === null ? count !== null : g.attained && !count) throw invalidField(`${path}.count`, e.count, { item: g.item });
    const one = { ...g, counted: unit === null || count === null ? null : { name: wanted.name, unit, count } };
    if (!g.attained) return one;
    if (g.attainedOn === null || g.attainedOn > today) throw invalidField(`${path}.attainedOn`, e.day, { item: g.item });
    if (wanted.evidenceWanted && g.evidence === null && g.fileId === null) throw invalidField(`${path}.evidence`, e.evidence, { item: g.item });
    return one;
  });
  const kept = before.filter((b) => !given.some((g) => g.item === b.item));
  return [...kept, ...taken].sort((a, b) => a.item - b.item);
}

export const attainedItems = (items: readonly Pick<RecordItem, 'attained'>[]): number => items.filter((i) => i.attained).length;
