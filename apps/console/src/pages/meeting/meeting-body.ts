import type { MeetingAttendee, MeetingDetail } from '@anlan/contracts/responsibility';
import { givenFiles } from '../../patterns/files/files';

type Values = Record<string, unknown>;

/** Without what was left empty. */
export const given = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== '' && v !== null));
export const rowsOf = (rows: unknown): Values[] => ((rows as (Values | undefined)[] | undefined) ?? []).map((r) => given(r ?? {}));
export const filesOf = (files: unknown): { fileId: string }[] => givenFiles(files).map(({ fileId }) => ({ fileId }));

/** Who was asked, as the form of the plan holds him; the server puts the names of a unit and a person of the tenant's before one that was written. */
export function inviteeOf({ unitId, memberId, name }: MeetingAttendee, unitName: string | undefined): Values {
  if (!unitId && !memberId) return { name };
  const rest = unitId && !memberId && unitName && name.startsWith(`${unitName} `) ? name.slice(unitName.length + 1) : undefined;
  return given({ unitId, memberId, name: rest });
}

/** What of a plan is other than it was: what is left as it is, is not sent, and what was emptied is null. */
export function changesOf(was: Values, now: Values): Values {
  const shape = (v: unknown): unknown => (Array.isArray(v) ? rowsOf(v) : v === '' || v === undefined ? null : v);
  return Object.fromEntries(Object.entries(now).map(([k, v]) => [k, shape(v)] as const).filter(([k, v]) => JSON.stringify(v) !== JSON.stringify(shape(was[k]))));
}

export const planValues = (m: MeetingDetail, unitNames: ReadonlyMap<string, string>): Values => ({
  title: m.title, place: m.place ?? undefined, durationMinutes: m.durationMinutes, chairMemberId: m.chair?.id,
  topics: m.topics.map((t) => given({ title: t.title, reporterUnitId: t.reporterUnit?.id })), invitees: m.attendance.map((a) => inviteeOf(a, unitNames.get(a.unitId ?? ''))),
});
