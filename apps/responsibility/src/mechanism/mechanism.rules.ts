import { mechanismRecordErrors as e, type ListMechanismBody, type MechanismRecord, type MechanismScope, type MechanismTemplate, type RecordMechanismBody } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';

type Subject = Pick<ListMechanismBody, 'name' | 'unitId' | 'creditCode'>;

/** What a record is about, and the key by which it stands under a template once. `unitName`: of the unit it names. The unit of a place's or an enterprise's accounts is no part of what it is. */
export function subjectOf(scope: MechanismScope, { name, unitId, creditCode }: Subject, divisionCode: string, unitName: string | undefined): { name: string; key: string } {
  if (scope === 'unit' && unitId !== null && name === null && creditCode === null) return { name: unitName ?? '', key: unitId };
  if (scope === 'place' && name !== null && creditCode === null) return { name, key: `${divisionCode} ${name}` };
  if (scope === 'enterprise' && name !== null && creditCode !== null) return { name, key: creditCode };
  throw new ProblemError(e.subject);
}

/** What is recorded of the items, with what is given in the place of what there was. */
export function recorded(items: MechanismTemplate['items'], before: MechanismRecord['items'], given: RecordMechanismBody['items'], today: Day): MechanismRecord['items'] {
  given.forEach((g, i) => {
    const path = `body.items[${i}]`;
    const wanted = items[g.item - 1];
    if (!wanted || given.findIndex((other) => other.item === g.item) !== i) throw invalidField(`${path}.item`, e.items, { item: g.item });
    if (!g.attained) return;
    if (g.attainedOn === null || g.attainedOn > today) throw invalidField(`${path}.attainedOn`, e.day, { item: g.item });
    if (wanted.evidenceWanted && g.evidence === null && g.fileId === null) throw invalidField(`${path}.evidence`, e.evidence, { item: g.item });
  });
  const kept = before.filter((b) => !given.some((g) => g.item === b.item));
  return [...kept, ...given].sort((a, b) => a.item - b.item);
}

export const attainedItems = (items: MechanismRecord['items']): number => items.filter((i) => i.attained).length;
