import { listLevelNames, type Hazard } from '@anlan/contracts/enforcement';
import { Card, Radio, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { ReasonField } from './action-fields';
import { CampaignPicker } from './campaign-picker';
import { choicesOf } from './hazard.names';
import { useCampaignNames } from './hazard-links';

/** Campaigns in which it counts from now on, and in which no more. */
export function RetagFields({ hazard }: { hazard: Hazard }) {
  const { t } = useWords();
  const names = useCampaignNames(hazard.campaignIds);
  return (
    <>
      <Field name="add" label={t('加入的专项行动', 'Counts in, from now on')} required={false}><CampaignPicker /></Field>
      {hazard.campaignIds.length > 0 && (
        <Field name="remove" label={t('移出的专项行动', 'Counts no more in')} required={false}><Select mode="multiple" options={hazard.campaignIds.map((id) => ({ value: id, label: names.get(id) ?? id }))} /></Field>
      )}
      <ReasonField label={t('调整理由', 'Reason')} />
    </>
  );
}

export function useListNames(): ReadonlyMap<string, string> {
  const { label } = useWords();
  return new Map(useRights().me.hazardLists.map((l) => [l.code, label({ zh: l.name, en: l.nameEn || l.name })]));
}

export function EnterListFields() {
  const { t, label } = useWords();
  const names = useListNames();
  return (
    <>
      <Field name="kind" label={t('清单', 'List')}><Select options={[...names].map(([value, text]) => ({ value, label: text }))} /></Field>
      <Field name="level" label={t('层级', 'Level')}><Radio.Group options={choicesOf(listLevelNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
    </>
  );
}

export function StrikeOffFields({ hazard }: { hazard: Hazard }) {
  const { t } = useWords();
  const names = useListNames();
  const open = hazard.lists.filter((l) => l.struckOffAt === null);
  return (
    <>
      <Field name="kind" label={t('清单', 'List')}><Select options={open.map((l) => ({ value: l.kind, label: names.get(l.kind) ?? l.kind }))} /></Field>
      <ReasonField label={t('销号理由', 'Reason')} />
    </>
  );
}

/** The lists a hazard stands in: since when, at which level, and whether it is struck off. */
export function ListsCard({ hazard: { lists } }: { hazard: Hazard }) {
  const { t, label } = useWords();
  const names = useListNames();
  if (lists.length === 0) return null;
  return (
    <Card title={<h2>{t('录入清单', 'Lists')}</h2>}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {lists.map((l) => (
          <li key={l.kind}>
            {names.get(l.kind) ?? l.kind} <ToneTag tone={l.struckOffAt ? 'good' : 'warn'}>{l.struckOffAt ? t('已销号', 'struck off') : label(listLevelNames[l.level])}</ToneTag>{' '}
            {t('{at} {who} 录入', 'entered {at} by {who}', { at: instantText(l.enteredAt), who: l.enteredBy.name })}
            {l.struckOffAt && t('，{at} {who} 销号', ', struck off {at} by {who}', { at: instantText(l.struckOffAt), who: l.struckOffBy?.name ?? '' })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
