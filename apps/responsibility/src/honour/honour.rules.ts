import { honourErrors as e, honourKinds, honourLevelNames, honourLevels, type HonourFigures, type HonourKind, type HonourLevel, type RegisterHonourBody } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';

/** @throws where the day is to come, or a holder is named twice or is nobody of the district */
export function assertSaid({ awardedOn, holders }: Pick<RegisterHonourBody, 'awardedOn' | 'holders'>, today: Day, known: { units: { has(id: string): boolean }; members: { has(id: string): boolean } }): void {
  if (awardedOn > today) throw invalidField('body.awardedOn', e.day);
  holders.forEach((h, i) => {
    if (h.unitId !== null && !known.units.has(h.unitId)) throw invalidField(`body.holders[${i}].unitId`, e.unknown_unit);
    if (h.memberId !== null && !known.members.has(h.memberId)) throw invalidField(`body.holders[${i}].memberId`, e.unknown_member);
    // Two of one name are two where the district knows them apart.
    const same = (o: typeof h): boolean => o.name === h.name && o.unitId === h.unitId && o.memberId === h.memberId;
    if (holders.findIndex(same) !== i) throw invalidField(`body.holders[${i}].name`, e.holder_twice, { name: h.name });
  });
}

const measures: Record<HonourKind, string> = { collective: '个集体', individual: '名个人', practice: '项经验' };

/** 获市级表彰 1 个集体、4 名个人；推广省级经验 1 项: by level from the highest, nothing said of what there is none of. */
export function honoursText(items: readonly Pick<HonourFigures['items'][number], 'level' | 'kind' | 'count' | 'holders'>[]): string {
  const of = (level: HonourLevel, kind: HonourKind) => items.find((i) => i.level === level && i.kind === kind);
  const parts = honourLevels.flatMap((level) => {
    const awards = (['collective', 'individual'] as const).flatMap((kind) => {
      const found = of(level, kind);
      return found ? [`${found.holders} ${measures[kind]}`] : [];
    });
    const practice = of(level, 'practice');
    return [...(awards.length > 0 ? [`获${honourLevelNames[level].zh}荣誉 ${awards.join('、')}`] : []), ...(practice ? [`获${honourLevelNames[level].zh}推广 ${practice.count} ${measures.practice}`] : [])];
  });
  return parts.length === 0 ? '无。' : `${parts.join('；')}。`;
}

/** The order of a table: by level, then by kind. */
export const rank = (i: { level: HonourLevel; kind: HonourKind }): number => honourLevels.indexOf(i.level) * honourKinds.length + honourKinds.indexOf(i.kind);
