import { letterTemplateApi, letterTemplateLifecycle, type LetterTemplate } from '@anlan/contracts/responsibility';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import './letter.css';
import { MakeLettersForm } from './make-letters-form';
import { TemplateForm } from './template-form';
import { TemplateTag } from './template-list-page';

/** One template: its wording, and letters for many units from it. */
export function LetterTemplatePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(letterTemplateApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个模板', 'There is no such template')} list={{ path: 'letter-templates', name: t('责任书模板', 'the templates') }}>{(x) => <Loaded template={x} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ template: x, onReadAgain }: { template: LetterTemplate; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const [open, setOpen] = useState<'make' | 'change'>();
  const close = (): void => setOpen(undefined);
  // Who may withdraw it may change it, and make letters of it.
  const keeps = x.allowedActions.includes('withdraw');
  const forms = { withdraw: { op: letterTemplateApi.withdraw, danger: true as const, toBody: () => ({}), intro: { zh: '停用后不能再用它起草；已起草的责任书不变。', en: 'No letter is drafted of it any more; those drafted stay.' } } };
  return (
    <>
      <PageHeader
        back={<Link to={to('letter-templates')}>← {t('责任书模板', 'Templates of letters')}</Link>} title={x.name} note={<TemplateTag status={x.status} />}
        actions={<>{keeps && <Button type="primary" onClick={() => setOpen('make')}>{t('批量起草', 'Draft letters')}</Button>}{keeps && <Button onClick={() => setOpen('change')}>{t('修改', 'Change')}</Button>}<StepActions record={x} actions={letterTemplateLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('正文', 'Wording')}</h2>}><p className="letter-wording">{x.body}</p></Card>
        <Card>
          <FactList facts={[{ label: t('归口区划', 'Kept by'), value: x.divisionName }, { label: t('最近修改', 'Last change'), value: `${instantText(x.updatedAt)} · ${x.updatedBy.name}` }, { label: t('目标', 'Targets'), value: x.targets.map((g) => `${g.name} ${g.value}${g.unit ?? ''}`).join(t('；', '; ')), wide: true }]} />
        </Card>
      </Flex>
      <FormDrawer title={open === 'make' ? t('批量起草责任书', 'Draft letters for many units') : t('修改模板', 'Change the template')} open={!!open} onClose={close} width={680}>
        {open === 'make' && <MakeLettersForm template={x} onDone={(n) => (notices.success(t('已起草 {n} 份', '{n} drafted', { n })), void navigate(to('letters?status=draft')))} onCancel={close} />}
        {open === 'change' && <TemplateForm template={x} onDone={close} onCancel={close} onReadAgain={onReadAgain} />}
      </FormDrawer>
    </>
  );
}
