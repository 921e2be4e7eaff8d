import { letterApi, letterLifecycle, letterParties, letterPartyNames, responsibilityFileApi, type Letter, type LetterAction } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Input, Radio } from 'antd';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { useWords } from '../../text/text';
import { assessBody, AssessFields, assessInitial } from './assessment';
import { sideOf, signatureOf } from './letter-tag';

type Step = Exclude<LetterAction, 'sign'>;

/** What the server allows with a letter now, but for signing, which has a place of its own. */
export function LetterSteps({ letter: l, onReadAgain }: { letter: Letter; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const today = shanghaiDay(new Date());
  const open = letterParties.filter((p) => !signatureOf(l, p));
  const due = open.filter((p) => l.reminded[p] !== today);
  const party = (of: typeof open) => <Field name="party" label={t('哪一方', 'Which party')}><Radio.Group options={of.map((p) => ({ value: p, label: `${label(letterPartyNames[p])}：${sideOf(l, p).name}` }))} /></Field>;
  const reason = <Field name="reason" label={t('理由', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field>;
  const forms: Record<Step, StepForm> = {
    send: { op: letterApi.send, intro: { zh: '发出后正文、标题、目标、双方和期限都不能再改；要改，先撤回。', en: 'From then on wording, title, targets, parties and day stay as they are; to change them it is recalled first.' }, toBody: () => ({}) },
    'record-scan': {
      op: letterApi.recordScan, initial: { party: open[0], signedOn: today }, toBody: ({ files, ...v }) => ({ ...v, fileId: givenFiles(files)[0]?.fileId }),
      fields: (
        <>
          {party(open)}
          <Field name="files" label={t('扫描件（PDF 或图片）', 'Scan: a PDF or a picture')} required rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} most={1} accept="application/pdf,image/jpeg,image/png,image/webp" /></Field>
          <Field name="signerName" label={t('纸上签名的人', 'Who signed the paper')}><Input maxLength={50} /></Field>
          <Field name="signedOn" label={t('签署日期', 'Signed on')}><Input type="date" max={today} style={{ width: 170 }} /></Field>
        </>
      ),
    },
    remind: { op: letterApi.remind, initial: { party: due.includes('b') ? 'b' : due[0] }, intro: { zh: '每方每天至多催一次。', en: 'Each party once a day at most.' }, fields: party(due) },
    recall: { op: letterApi.recall, danger: true, intro: { zh: '撤回为草稿，改好后再发出。', en: 'It becomes a draft again, to be changed and sent anew.' }, fields: reason },
    assess: { op: letterApi.assess, minor: l.assessment ? true : undefined, initial: assessInitial(l), toBody: assessBody, fields: <AssessFields letter={l} /> },
    archive: { op: letterApi.archive, toBody: () => ({}) },
    void: { op: letterApi.void, danger: true, intro: { zh: '作废后不能恢复；已有的签名照旧保存。', en: 'It stays void; signatures on it are kept.' }, fields: reason },
  };
  const shown = l.allowedActions.filter((a): a is Step => a !== 'sign' && (a !== 'remind' || due.length > 0));
  return <StepActions record={{ id: l.id, version: l.version, allowedActions: shown }} actions={letterLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />;
}
