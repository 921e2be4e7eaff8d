import { seatRoles, type CommitteeAdjustment, type CommitteeOnDay, type CommitteeSeat } from '@anlan/contracts/responsibility';
import { Timeline } from 'antd';
import { useUnits } from '../../patterns/pickers/unit-picker';
import { instantText, NONE } from '../../text/format';
import { useWords, type Text } from '../../text/text';

const fields: Readonly<Record<CommitteeAdjustment['changes'][number]['field'], Text>> = {
  name: { zh: '名称', en: 'Name' }, field: { zh: '领域', en: 'Field' }, officeUnitId: { zh: '办公室', en: 'Office' }, rules: { zh: '议事规则', en: 'Rules' }, endsOn: { zh: '期限', en: 'Last day' },
};

/** 沿革: every adjustment, the last first, down to how it was set up. */
export function Adjustments({ committee: c, items }: { committee: CommitteeOnDay; items: readonly CommitteeAdjustment[] }) {
  const { t, label } = useWords();
  const units = useUnits();
  const who = (seats: readonly CommitteeSeat[]): string => seats.map((s) => [label(seatRoles[s.role]), s.personName ?? t('待定', 'to be named'), `（${[s.unitName, s.post].filter(Boolean).join(' ')}）`].join(' ')).join(t('、', ', '));
  const said = (field: string, value: string | null): string => (value === null ? NONE : field === 'officeUnitId' ? (units.data?.find((u) => u.id === value)?.name ?? t('原机构', 'a former unit')) : value);
  const wrap = { overflowWrap: 'anywhere' } as const;
  return (
    <Timeline
      items={[
        ...items.map((a) => ({
          key: String(a.number),
          content: (
            <div style={wrap}>
              <strong><time dateTime={a.on}>{a.on}</time> {t('第 {n} 次调整', 'Adjustment {n}', { n: a.number })}</strong> {a.documentNumber}
              {a.came.length > 0 && <div>{t('增补：', 'Came: ')}{who(a.came)}</div>}
              {a.left.length > 0 && <div>{t('免去：', 'Left: ')}{who(a.left)}</div>}
              {a.changes.map((x) => <div key={x.field}>{label(fields[x.field])}{x.field === 'rules' ? t('：已修订', ': revised') : t('：{from} → {to}', ': {from} → {to}', { from: said(x.field, x.from), to: said(x.field, x.to) })}</div>)}
              {a.note && <div>{a.note}</div>}
              <small>{t('{name} 于 {at} 登记', 'Recorded by {name} at {at}', { name: a.by.name, at: instantText(a.at) })}</small>
            </div>
          ),
        })),
        { key: 'set-up', color: 'green', content: <div style={wrap}><strong><time dateTime={c.setUpOn}>{c.setUpOn}</time> {t('设立', 'Set up')}</strong> {c.basisDocument}<div><small>{t('{name} 于 {at} 登记', 'Recorded by {name} at {at}', { name: c.establishedBy.name, at: instantText(c.establishedAt) })}</small></div></div> },
      ]}
    />
  );
}
