import { parkApi, parkLifecycle, PARK_LISTS, responsibilityListApi, responsibilityListLifecycle, type Park } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { EmptyState } from '../../patterns/empty-state';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ParkFiguresCard, ParkHazardsCard } from './figures-card';
import { ParkForm } from './park-form';
import { PartyForm } from './party-form';
import { ParkTaskList } from './tasks';
import { ParkTag } from './words';

/** One park: its figures, its parties and the lists of their tasks. */
export function ParkPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(parkApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个园区', 'There is no such park')} list={{ path: 'parks', name: t('工业园区', 'industrial parks') }}>{(x) => <Loaded key={x.id} park={x} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;

function Loaded({ park: x, onReadAgain }: { park: Park; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const [open, setOpen] = useState<'change' | 'party'>();
  const close = (): void => setOpen(undefined);
  const done = (): void => (notices.success(t('已保存', 'Saved')), close());
  const keeps = x.allowedActions.includes('name-lists');
  const hazards = useRead(parkApi.hazards, { query: { parkId: x.id } as never }, { enabled: x.status === 'in_use', keep: true });
  const seesLists = useRights().may('responsibility-list.read');
  const forms: Record<Park['allowedActions'][number], StepForm> = {
    'name-lists': { op: parkApi['name-lists'], minor: true, initial: { listIds: x.lists.map((l) => l.id) }, toBody: (v) => ({ listIds: v['listIds'] ?? [] }), fields: <Field name="listIds" label={t('三个清单', 'Lists')} required={false}><ListsPicker named={x.lists} /></Field>, intro: { zh: '任务是清单的事项，办理、销号按清单办。', en: 'Tasks are items of the lists, done and closed there.' } },
    retire: { op: parkApi.retire, danger: true, fields: <Field name="reason" label={t('停用原因', 'Reason')} required><Input.TextArea rows={3} maxLength={500} showCount /></Field> },
    restore: { op: parkApi.restore },
  };
  return (
    <>
      <PageHeader
        back={<Link to={to('parks')}>← {t('工业园区', 'Industrial parks')}</Link>} title={x.name} note={<Flex gap={8} wrap align="center"><ParkTag of={x} /><span>{x.number}</span></Flex>}
        actions={<>{keeps && <><Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('party')}>{t('登记单位', 'Register a party')}</Button><Button onClick={() => setOpen('change')}>{t('修改', 'Change')}</Button></>}<StepActions record={x} actions={parkLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card><FactList facts={[{ label: t('区划', 'Division'), value: x.divisionName }, { label: t('地址', 'Address'), value: x.address }, { label: t('楼栋', 'Buildings'), value: x.buildings.join('、'), wide: true }, ...(x.retireReason ? [{ label: t('停用原因', 'Reason'), value: x.retireReason, wide: true as const }] : [])]} /></Card>
        {x.status === 'in_use' && <><ParkFiguresCard parkId={x.id} /><ParkHazardsCard hazards={hazards.data} /></>}
        <Card title={heading(t('三方单位', 'Parties'))} extra={<LinkButton to={`park-parties?parkId=${x.id}`}>{t('全部单位', 'All parties')}</LinkButton>}>{t('出租方 {a} 家，物业管理方 {b} 家，承租方 {c} 家', 'Landlords {a}, property managers {b}, tenants {c}', { a: x.parties.landlord, b: x.parties.property, c: x.parties.tenant })}</Card>
        <Card title={heading(t('园区三个清单', 'Lists of its tasks'))}>
          {x.lists.length === 0 ? <EmptyState text={t('还没有关联清单', 'No list is named yet')} /> : (
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {x.lists.map((l) => <li key={l.id} style={{ marginBottom: 8, overflowWrap: 'anywhere' }}>{seesLists ? <Link className="in-text" to={to(`responsibility-lists/${l.id}`)}>{l.title} {l.number}</Link> : `${l.title} ${l.number}`} {label(responsibilityListLifecycle.states[l.status])} · {t('已完成 {a} / {b}', '{a} of {b} done', { a: l.closed, b: l.total })}</li>)}
            </ul>
          )}
        </Card>
        {x.lists.length > 0 && <ParkTaskList parkId={x.id} parkName={x.name} />}
      </Flex>
      <FormDrawer title={t('修改园区', 'Change the park')} open={open === 'change'} onClose={close}><ParkForm park={x} onDone={done} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
      <FormDrawer title={t('登记单位', 'Register a party')} open={open === 'party'} onClose={close}><PartyForm park={x} onDone={() => (done(), onReadAgain())} onCancel={close} /></FormDrawer>
    </>
  );
}

/** Lists of parks that still stand, and those that are named already. */
function ListsPicker({ named, ...props }: { readonly named: Park['lists']; readonly value?: string[]; readonly onChange?: (ids: string[]) => void; readonly id?: string }) {
  const { t, label } = useWords();
  const lists = useRead(responsibilityListApi.list, { query: { kindKey: PARK_LISTS, status: 'draft,submitted,approved,issued,published', limit: 200 } as never });
  const all = new Map([...named, ...(lists.data?.items ?? [])].map((l) => [l.id, l]));
  return (
    <Select
      {...props} mode="multiple" loading={lists.isLoading} showSearch={{ optionFilterProp: 'label' }} notFoundContent={t('没有“园区三个清单”，请先在责任清单中拟定', 'There is no list of a park: draft one among the responsibility lists')}
      options={[...all.values()].map((l) => ({ value: l.id, label: `${l.title} ${l.number} ${label(responsibilityListLifecycle.states[l.status])}` }))}
    />
  );
}
