import { dutyObjectApi, dutyObjectLifecycle, type DutyObject } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { isYear, YearChoice } from '../../patterns/figures/year-choice';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { List } from '../../patterns/list/list';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { holderSpec } from '../duty-edition/holder-spec';
import { Roles } from '../duty-kind/kind-tags';
import { ObjectForm } from './object-form';
import { FilledTag, GapTag, long, ObjectTag, RoleName } from './tags';

/** One object: where it is, who holds it this year, and who did before. */
export function DutyObjectPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const [params] = useSearchParams();
  const asked = params.get('year');
  const read = useRead(dutyObjectApi.get, { params: { id }, query: { year: isYear(asked) ? asked : undefined } as never }, { keep: true });
  return <RecordView read={read} missing={t('没有这个对象', 'There is no such object')} list={{ path: 'duty-objects', name: t('三防对象', 'the objects') }}>{(o) => <Loaded object={o} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Reason() {
  return <Field name="reason" label={useWords().t('停用原因', 'Because')}><Input.TextArea rows={3} maxLength={500} /></Field>;
}
const forms = {
  retire: { op: dutyObjectApi.retire, danger: true as const, intro: { zh: '拆除、销号的对象停用后不再计入落实率和缺口；公布过的责任人保留。', en: 'It is counted neither in the rate nor in the gaps any more; holders that were published stay on record.' }, fields: <Reason /> },
  restore: { op: dutyObjectApi.restore, intro: { zh: '恢复后重新计入落实率和缺口。', en: 'It is counted again.' } },
};

function Loaded({ object: o, onReadAgain }: { object: DutyObject; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const notices = useNotices();
  const [, setParams] = useSearchParams();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <PageHeader
        back={<Link to={to('duty-objects')}>← {t('三防对象', 'Duty objects')}</Link>} title={o.name} note={<Flex gap={8} wrap align="center"><ObjectTag status={o.status} />{o.status === 'in_use' && <FilledTag filled={o.filled} />}<span>{o.kindName} · {long(o.code)}</span></Flex>}
        actions={<>{o.status === 'in_use' && rights.may('duty-holder.manage') && <Button onClick={() => setOpen(true)}>{t('修改', 'Change')}</Button>}<StepActions record={o} actions={dutyObjectLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}>{t('{year} 年责任人', 'Holders of {year}', { year: o.year })}</h2>} extra={<YearChoice year={String(o.year)} onChange={(year) => setParams({ year }, { replace: true })} />}>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {o.roles.map((role) => {
              const held = o.holders.filter((h) => h.role === role);
              return (
                <li key={role} style={{ padding: '6px 0' }}>
                  <strong><RoleName role={role} /></strong>{' '}
                  {held.length === 0 ? t('本年度未公布', 'nobody is published') : held.map((h) => <span key={h.id}><Link className="in-text" to={to(`duty-holders/${h.id}`)}>{h.personName}</Link> {h.post} {h.phone} {h.gap && <GapTag gap={h.gap} />}</span>)}
                </li>
              );
            })}
          </ul>
        </Card>
        <Card>
          <FactList
            facts={[
              { label: t('须有的责任人', 'Holders needed'), value: <Roles of={o.roles} /> },
              { label: t('区划', 'Division'), value: o.divisionName },
              { label: t('管理单位', 'Unit in charge'), value: o.unitName },
              { label: t('地址', 'Address'), value: o.address && long(o.address) },
              { label: t('坐标（WGS84）', 'Position (WGS84)'), value: o.position && `${o.position.lat.toFixed(5)}, ${o.position.lng.toFixed(5)}` },
              { label: t('登记', 'Registered'), value: `${instantText(o.registeredAt)} · ${o.registeredBy.name}` },
              { label: t('最近修改', 'Last change'), value: `${instantText(o.updatedAt)} · ${o.updatedBy.name}` },
              ...(o.retireReason ? [{ label: t('停用原因', 'Retired because'), value: long(o.retireReason), wide: true as const }] : []),
            ]}
          />
        </Card>
        <section aria-labelledby="holders"><h2 id="holders" style={{ fontSize: 16 }}>{t('历年责任人', 'Holders now and before')}</h2><List spec={{ ...holderSpec, fixed: { objectId: o.id }, filters: [], search: undefined, saved: false, exports: false }} label={t('历年责任人', 'Holders now and before')} /></section>
      </Flex>
      <FormDrawer title={t('修改三防对象', 'Change the object')} open={open} onClose={close}><ObjectForm object={o} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}
