import type { InspectionTour } from '@anlan/contracts/responsibility';
import { givenFiles, type ChosenFile } from '../../patterns/files/files';

type Values = Readonly<Record<string, unknown>>;
interface Person { readonly memberId?: string; readonly name?: string }
const texts = (v: unknown): string[] => ((v as string[] | undefined) ?? []).map((s) => s.trim()).filter((s) => s !== '');

/** The fields of the plan: who is of the tenant is chosen, who is not is written. */
export function tourValues(x: InspectionTour, fileName: (n: number) => string): Record<string, unknown> {
  const { name, year, level, targetUnitIds, targetDivisionCodes, basis, stayFrom, stayTo } = x;
  return {
    name, year, level, targetUnitIds, targetDivisionCodes, basis, stayFrom, stayTo, committeeId: x.committee?.id, files: x.fileIds.map((fileId, i): ChosenFile => ({ id: fileId, fileId, name: fileName(i + 1) })),
    leader: x.leader.memberId === null ? { name: x.leader.name } : { memberId: x.leader.memberId }, members: x.members.flatMap((m) => (m.memberId === null ? [] : [{ memberId: m.memberId }])), memberNames: x.members.flatMap((m) => (m.memberId === null ? [m.name] : [])),
    bodyUnitIds: x.bodies.flatMap((b) => b.unitId ?? []), bodyNames: x.bodies.flatMap((b) => (b.unitId === null ? [b.name] : [])),
  };
}

/** The body that the fields say. */
export function tourBody({ files, leader, members, memberNames, bodyUnitIds, bodyNames, targetUnitIds, targetDivisionCodes, committeeId, ...v }: Values): Record<string, unknown> {
  const { memberId, name } = (leader ?? {}) as Person;
  return {
    ...v, committeeId: committeeId ?? null, fileIds: givenFiles(files).map((f) => f.fileId), targetUnitIds: targetUnitIds ?? [], targetDivisionCodes: ((targetDivisionCodes as (string | undefined)[] | undefined) ?? []).filter((c) => !!c),
    leader: memberId ? { memberId } : { name: name?.trim() || null },
    members: [...((members as (Person | undefined)[] | undefined) ?? []).flatMap((m) => (m?.memberId ? [{ memberId: m.memberId }] : [])), ...texts(memberNames).map((n) => ({ name: n }))],
    bodies: [...((bodyUnitIds as string[] | undefined) ?? []).map((unitId) => ({ unitId })), ...texts(bodyNames).map((n) => ({ name: n }))],
  };
}
