import { expertApi, expertLevelNames, expertLifecycle, type Expert, type RevealedExpert } from '@anlan/contracts/enforcement';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { List } from '../../patterns/list/list';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ExpertForm } from './expert-form';
import { ExpertTag } from './list-page';
import { TaskForm } from './task-form';
import { taskSpec } from './task-list-page';

/** One expert: who, masked; where he was sent, and what he found. */
export function ExpertPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(expertApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这位专家', 'There is no such expert')} list={{ path: 'experts', name: t('专家库', 'the experts') }}>{(expert) => <Loaded expert={expert} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ expert, onReadAgain }: { expert: Expert; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const navigate = useNavigate();
  const notices = useNotices();
  const [open, setOpen] = useState<'change' | 'send'>();
  const close = (): void => setOpen(undefined);
  const forms: Record<Expert['allowedActions'][number], StepForm> = {
    remove: { op: expertApi.remove, danger: true, intro: { zh: '出库后不再派出；已完成的任务和检查记录保留。', en: 'The expert is sent no more; tasks and checks that were done stay.' }, fields: <Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> },
    restore: { op: expertApi.restore, intro: { zh: '重新入库后，聘期内可派出。', en: 'While valid, the expert may be sent again.' } },
  };
  return (
    <>
      <PageHeader
        back={<Link to={to('experts')}>← {t('专家库', 'Experts')}</Link>} title={expert.number} note={<ExpertTag expert={expert} />}
        actions={
          <>
            {expert.inForce && rights.may('service-contract.manage') && <Button type="primary" onClick={() => setOpen('send')}>{t('派出专家', 'Send the expert')}</Button>}
            {expert.allowedActions.length > 0 && <Button onClick={() => setOpen('change')}>{t('修改', 'Change')}</Button>}
            <StepActions record={expert} actions={expertLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />
          </>
        }
      />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            facts={[
              { label: t('姓名', 'Name'), value: <Who expert={expert} /> },
              { label: t('专业领域', 'Speciality'), value: expert.speciality },
              { label: t('职称', 'Title'), value: expert.title },
              { label: t('工作单位', 'Works for'), value: expert.unit },
              { label: t('级别', 'Roster'), value: label(expertLevelNames[expert.level]) },
              { label: t('聘期截止', 'Valid until'), value: expert.validUntil },
              { label: t('入库单位', 'Kept by'), value: expert.divisionName },
              ...(expert.removeReason ? [{ label: t('出库原因', 'Removed because'), value: expert.removeReason, wide: true as const }] : []),
              { label: t('最近修改', 'Last change'), value: `${instantText(expert.updatedAt)} · ${expert.updatedBy.name}` },
            ]}
          />
        </Card>
        {rights.may('service-contract.read') && <section aria-labelledby="tasks"><h2 id="tasks" style={{ fontSize: 16 }}>{t('专家任务', 'Tasks')}</h2><List spec={{ ...taskSpec, fixed: { expertId: expert.id }, filters: [], saved: false, exports: false }} label={t('专家任务', 'Tasks')} /></section>}
        {rights.may('check.read') && <p style={{ margin: 0 }}><Link to={to(`checks?kind=agency&expertId=${expert.id}`)}>{t('该专家参加的检查', 'Checks in which the expert took part')}</Link></p>}
      </Flex>
      <FormDrawer title={t('修改专家信息', 'Change the expert')} open={open === 'change'} onClose={close}><ExpertForm expert={expert} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
      <FormDrawer title={t('派出专家', 'Send the expert')} open={open === 'send'} onClose={close}><TaskForm expert={expert} onDone={(task) => void navigate(to(`expert-tasks/${task.id}`))} onCancel={close} /></FormDrawer>
    </>
  );
}

/** Masked; in full to who may and says why. What was shown is forgotten with the page. */
function Who({ expert }: { expert: Expert }) {
  const { t } = useWords();
  const may = useRights().may('personal.reveal');
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<RevealedExpert>();
  return (
    <Flex gap={8} wrap align="center">
      <span>{shown?.name ?? expert.name} {shown?.phone ? <a href={`tel:${shown.phone}`}>{shown.phone}</a> : expert.phone}</span>
      {!shown && may && <Button size="small" onClick={() => setOpen(true)}>{t('查看全部', 'Show in full')}</Button>}
      <FormDrawer title={t('查看专家姓名、电话', 'Show who the expert is')} open={open} onClose={() => setOpen(false)}>
        <OperationForm op={expertApi.reveal} params={{ id: expert.id }} submit={t('查看', 'Show')} onDone={(answer) => (setShown(answer), setOpen(false))} onCancel={() => setOpen(false)}>
          <p>{t('查看的人、时间和事由记入审计日志。', 'Who looked, when and why is written into the audit log.')}</p>
          <Field name="reason" label={t('事由', 'Why')}><Input.TextArea rows={3} maxLength={200} showCount /></Field>
        </OperationForm>
      </FormDrawer>
    </Flex>
  );
}
