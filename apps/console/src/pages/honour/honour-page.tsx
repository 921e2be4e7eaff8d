import { honourApi, honourKindNames, honourLevelNames, honourLifecycle, type Honour } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { FileButtons } from '../../patterns/files/file-buttons';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { useUnits } from '../../patterns/pickers/unit-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { HonourForm } from './honour-form';
import { HonourTag } from './tags';

/** One honour or practice: whose it is, its document, and who verified it. */
export function HonourPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(honourApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这条记录', 'There is no such honour')} list={{ path: 'honours', name: t('荣誉与典型经验', 'the honours') }}>{(h) => <Loaded honour={h} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ honour: h, onReadAgain }: { honour: Honour; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const rights = useRights();
  const { data: units } = useUnits();
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  const forms: Record<Honour['allowedActions'][number], StepForm> = {
    verify: { op: honourApi.verify, intro: { zh: '对照文件或证书核实，核实后计入统计；登记人不得自己核实。', en: 'Against its document or certificate; it counts from then on. Not by who registered it.' }, fields: <Field name="note" label={t('核实意见', 'Opinion')}><Input.TextArea rows={3} maxLength={1000} showCount /></Field> },
    withdraw: { op: honourApi.withdraw, danger: true, fields: <Field name="reason" label={t('撤销原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} showCount /></Field> },
  };
  const reached = { registered: { at: h.registeredAt, by: h.registeredBy.name }, ...(h.verifiedAt && { verified: { at: h.verifiedAt, by: h.verifiedBy?.name } }) };
  const unitName = (id: string | null): string => units?.find((u) => u.id === id)?.name ?? '';
  return (
    <>
      <PageHeader
        back={<Link to={to('honours')}>← {t('荣誉与典型经验', 'Honours and practices')}</Link>} title={h.title} note={<Flex gap={8} wrap align="center"><HonourTag status={h.status} /><span>{h.number}</span></Flex>}
        actions={<>{h.status === 'registered' && rights.may('honour.manage') && <Button onClick={() => setChanging(true)}>{t('修改', 'Change')}</Button>}<StepActions record={h} actions={honourLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={honourLifecycle} state={h.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('类别', 'Kind'), value: label(honourKindNames[h.kind]) }, { label: t('级别', 'Level'), value: label(honourLevelNames[h.level]) }, { label: t('授予日期', 'Awarded on'), value: h.awardedOn },
              { label: t('授予、推广单位', 'Awarded by'), value: h.awardingBody }, { label: t('文号', 'Document'), value: h.document }, { label: t('登记', 'Registered'), value: `${h.registeredBy.name} ${instantText(h.registeredAt)}` },
              { label: t('获得者', 'Holders'), value: <ul style={{ margin: 0, paddingInlineStart: 20 }}>{h.holders.map((x) => <li key={x.name} style={{ overflowWrap: 'anywhere' }}>{x.name}{unitName(x.unitId) && unitName(x.unitId) !== x.name && `（${unitName(x.unitId)}）`}</li>)}</ul>, wide: true as const },
              { label: t('文件或证书', 'Document or certificate'), value: <FileButtons op={honourApi.file} id={h.id} fileIds={h.fileIds} />, wide: true as const },
              ...(h.verifyNote ? [{ label: t('核实意见', 'Opinion'), value: h.verifyNote, wide: true as const }] : []), ...(h.withdrawReason ? [{ label: t('撤销原因', 'Why withdrawn'), value: h.withdrawReason, wide: true as const }] : []),
            ]}
          />
        </Card>
      </Flex>
      <FormDrawer title={t('修改登记', 'Change it')} open={changing} onClose={close} width={600}><HonourForm honour={h} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}
