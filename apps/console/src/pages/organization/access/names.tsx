import { isOwnOnly, permissions, permissionsOf, roles, type Permission, type Role } from '@anlan/contracts/access';
import type { AssignmentDto, DivisionDto, MeDto, UnitDto } from '@anlan/contracts/tenancy';
import { shanghaiDay } from '@anlan/domain';
import { ToneTag, type Tone } from '../../../patterns/tone-tag';
import { useWords, type Text, type Words } from '../../../text/text';
import { standingOf, type Standing } from './standing';

export const roleText = ({ role }: Pick<AssignmentDto, 'role'>, { label }: Words): string => label(roles[role as Role], role);

const wholes: Readonly<Record<MeDto['tenant']['kind'], Text>> = {
  district: { zh: '全区', en: 'The whole district' },
  city: { zh: '全市', en: 'The whole city' },
  platform: { zh: '全平台', en: 'The whole platform' },
};
export const wholeText = (kind: MeDto['tenant']['kind'], { label }: Words): string => label(wholes[kind]);

/** How far an assignment reaches, in words. */
export function placeText(a: Pick<AssignmentDto, 'role' | 'divisionCode' | 'unitId' | 'unitOnly'>, words: Words, kind: MeDto['tenant']['kind'], units: readonly UnitDto[] = [], divisions: readonly DivisionDto[] = []): string {
  const { t } = words;
  const division = a.divisionCode ? (divisions.find((d) => d.code === a.divisionCode)?.name ?? a.divisionCode) : wholeText(kind, words);
  if (isOwnOnly(a.role)) return t('{division}，仅交办给本人或本人上报的', '{division}, only what is assigned to or reported by the person', { division });
  return a.unitOnly ? t('{division}，仅限{unit}及其下级的记录', '{division}, only records of {unit} and below', { division, unit: unitText(a, units) ?? '' }) : division;
}

/** In which unit a role is held. */
export const unitText = ({ unitId }: Pick<AssignmentDto, 'unitId'>, units: readonly UnitDto[] = []): string | undefined => (unitId ? (units.find((u) => u.id === unitId)?.name ?? unitId) : undefined);

/** A permission is declared as `查看区划 read divisions`. */
function permissionText(permission: Permission): Text {
  const [zh = '', ...en] = permissions[permission].split(' ');
  return { zh, en: en.join(' ') };
}

/** What a role may do, word for word; folded away, for an administrator may do a lot. */
export function RoleAbilities({ role, open }: { role: string; open?: boolean }) {
  const { t, label } = useWords();
  const held = permissionsOf(role);
  return (
    <details key={role} open={open}>
      <summary style={{ cursor: 'pointer' }}>{t('能做什么：{n} 项权限', 'What it may do: {n} permissions', { n: held.length })}</summary>
      <ul style={{ margin: '4px 0', paddingInlineStart: 20, columns: '220px auto' }}>{held.map((p) => <li key={p}>{label(permissionText(p))}</li>)}</ul>
    </details>
  );
}

const standings: Readonly<Record<Standing, Text & { tone: Tone }>> = {
  active: { zh: '有效', en: 'In force', tone: 'good' },
  coming: { zh: '未生效', en: 'Not yet', tone: 'warn' },
  ended: { zh: '已结束', en: 'Ended', tone: 'plain' },
  cancelled: { zh: '已取消', en: 'Cancelled', tone: 'plain' },
};

export function InForce({ assignment }: { assignment: Pick<AssignmentDto, 'active' | 'validFrom' | 'validTo'> }) {
  const { label } = useWords();
  const standing = standings[standingOf(assignment, shanghaiDay(new Date()))];
  return <ToneTag tone={standing.tone}>{label(standing)}</ToneTag>;
}

/** From when until when; the last day is the one before the first that is not in force. */
export const periodText = ({ validFrom, validTo }: Pick<AssignmentDto, 'validFrom' | 'validTo'>, { t }: Words): string =>
  validTo === null ? t('{from} 起长期', 'from {from} until ended', { from: validFrom }) : t('{from} 至 {to}（当日起失效）', '{from} to {to} (no longer in force that day)', { from: validFrom, to: validTo });
