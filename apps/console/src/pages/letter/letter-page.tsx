import { letterApi, letterLifecycle, letterParties, type Letter } from '@anlan/contracts/responsibility';
import { Alert, Button, Card, Flex, theme } from 'antd';
import { useState, type CSSProperties } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { DueTag } from '../../patterns/due/due-tag';
import { loadFile } from '../../patterns/files/load-file';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import './letter.css';
import { letterPreset, Targets } from './assessment';
import { Documents } from './documents';
import { LetterForm } from './letter-form';
import { LetterSteps } from './letter-steps';
import { LetterTag, Level } from './letter-tag';
import { PartyCard } from './party-card';
import { SignForm } from './sign-form';
import { SourceTasks } from '../task/source-tasks';

/** One letter as it is signed: its text first, then who signs it. */
export function LetterPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(letterApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这份责任书', 'There is no such letter')} list={{ path: 'letters', name: t('责任书', 'the letters') }}>{(l) => <Loaded letter={l} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ letter: l, onReadAgain }: { letter: Letter; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  const [open, setOpen] = useState<'sign' | 'change'>();
  const close = (): void => setOpen(undefined);
  const signs = l.allowedActions.includes('sign');
  const reached = { draft: { at: l.madeAt, by: l.madeBy.name }, ...(l.sentAt && { to_sign: { at: l.sentAt } }), ...(l.signatures.length === 2 && { signed: { at: l.signatures.map((s) => s.at).sort().at(-1) ?? '' } }), ...(l.assessment && { assessed: { at: l.assessment.at, by: l.assessment.by.name } }) };
  return (
    <div style={{ '--line': token.colorBorderSecondary, '--paper': token.colorBgContainer } as CSSProperties}>
      <PageHeader
        back={<Link to={to('letters')}>← {t('责任书', 'Letters')}</Link>} title={l.title} note={<Flex gap={8} wrap align="center"><LetterTag letter={l} /><span>{l.number}</span></Flex>}
        actions={<>{l.status === 'draft' && l.allowedActions.includes('send') && <Button onClick={() => setOpen('change')}>{t('修改', 'Change')}</Button>}<LetterSteps letter={l} onReadAgain={onReadAgain} /><Documents letter={l} /></>}
      />
      <Flex vertical gap={16}>
        {l.reason && <Alert type="warning" showIcon title={l.status === 'voided' ? t('已作废：{reason}', 'Void: {reason}', { reason: l.reason }) : t('曾撤回：{reason}', 'It was recalled: {reason}', { reason: l.reason })} />}
        <Card styles={{ body: { padding: 16 } }}>
          <p className="letter-wording">{l.wording}</p>
          <Targets letter={l} />
          <p style={{ marginBottom: 0 }}><small>{t('正文 SHA-256：', 'SHA-256 of the wording: ')}<span className="letter-hash">{l.wordingHash}</span></small></p>
        </Card>
        <div className="letter-parties">{letterParties.map((party) => <PartyCard key={party} letter={l} party={party} />)}</div>
        <Card>
          <FactList
            facts={[
              { label: t('年度', 'Year'), value: l.year },
              { label: t('层级', 'Level'), value: <Level level={l.level} /> },
              { label: t('签订期限', 'Sign by'), value: <DueTag dueAt={endOfDueDay(l.signBy)} done={l.status !== 'to_sign'} /> },
              { label: t('归口区划', 'Kept by'), value: l.divisionName },
              { label: t('发出', 'Sent'), value: l.sentAt && instantText(l.sentAt) },
              { label: t('最近修改', 'Last change'), value: `${instantText(l.updatedAt)} · ${l.updatedBy.name}` },
            ]}
          />
          {l.attachments.length > 0 && <Attachments files={l.attachments.map(({ fileId }, n) => ({ fileId, name: t('附件 {n}', 'File {n}', { n: n + 1 }) }))} load={(fileId) => loadFile(letterApi.file, { id: l.id, fileId })} />}
        </Card>
        <SourceTasks card kind="letter" id={l.id} preset={l.status === 'signed' ? letterPreset(l) : undefined} />
        <Card><LifecycleSteps lifecycle={letterLifecycle} state={l.status} reached={reached} /></Card>
        {signs && <div className="letter-sign no-print"><Button type="primary" size="large" block onClick={() => setOpen('sign')}>{t('阅读完毕，签署', 'I have read it: sign')}</Button></div>}
      </Flex>
      <FormDrawer title={open === 'sign' ? t('签署责任书', 'Sign the letter') : t('修改责任书', 'Change the letter')} open={!!open} onClose={close} width={680}>
        {open === 'sign' && <SignForm letter={l} onDone={close} onCancel={close} onReadAgain={onReadAgain} />}
        {open === 'change' && <LetterForm letter={l} onDone={close} onCancel={close} onReadAgain={onReadAgain} />}
      </FormDrawer>
    </div>
  );
}
