import { roles, type Role } from '@anlan/contracts/access';
import type { AssignmentDto, DivisionDto, UnitDto } from '@anlan/contracts/tenancy';
import { ToneTag } from '../../../patterns/tone-tag';
import { useWords, type Words } from '../../../text/text';

export const roleText = ({ role }: Pick<AssignmentDto, 'role'>, { label }: Words): string => label(roles[role as Role], role);

/** How far an assignment reaches, in words. */
export function placeText(a: Pick<AssignmentDto, 'divisionCode' | 'unitId' | 'unitOnly'>, { t }: Words, units: readonly UnitDto[] = [], divisions: readonly DivisionDto[] = []): string {
  const unit = a.unitId && (units.find((u) => u.id === a.unitId)?.name ?? a.unitId);
  const division = a.divisionCode ? (divisions.find((d) => d.code === a.divisionCode)?.name ?? a.divisionCode) : t('全区', 'the whole tenant');
  if (!unit) return division;
  return a.unitOnly ? t('{division}，仅限{unit}的记录', '{division}, records of {unit} only', { division, unit }) : `${division} · ${unit}`;
}

export function InForce({ assignment: { active, validTo } }: { assignment: Pick<AssignmentDto, 'active' | 'validTo'> }) {
  const { t } = useWords();
  if (active) return <ToneTag tone="good">{t('有效', 'In force')}</ToneTag>;
  return validTo ? <ToneTag>{t('已结束', 'Ended')}</ToneTag> : <ToneTag tone="warn">{t('未生效', 'Not yet')}</ToneTag>;
}
