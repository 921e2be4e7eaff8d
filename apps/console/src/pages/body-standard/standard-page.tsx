import { bodyStandardApi, bodyStandardLifecycle, type BodyStandard } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { StandardFigures } from './standard-figures';
import { StandardForm } from './standard-form';
import { levelNames, StandardTag } from './words';

/** One version of a standard: its items, how many bodies reach it, and where they lose points. */
export function BodyStandardPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(bodyStandardApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个标准', 'There is no such standard')} list={{ path: 'body-standards', name: t('机构建设标准', 'the standards') }}>{(s) => <Loaded key={s.id} standard={s} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Note() {
  return <Field name="note" label={useWords().t('说明', 'Note')} required={false}><Input.TextArea rows={2} maxLength={500} /></Field>;
}
const forms: Record<BodyStandard['allowedActions'][number], StepForm> = {
  publish: { op: bodyStandardApi.publish, intro: { zh: '发布后不能修改；现行的一版同时被替代，已达标的机构不受影响。', en: 'It stays as it is from then on and takes the place of the version in force; bodies that passed keep that.' }, fields: <Note /> },
  revise: { op: bodyStandardApi.revise, intro: { zh: '以现行的一版为底稿起草下一版，发布时才替代。', en: 'Begins the next version as a copy; it takes the place of this one when it is published.' }, fields: <Note /> },
};

function Loaded({ standard: s, onReadAgain }: { standard: BodyStandard; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        back={<Link to={to('body-standards')}>← {t('机构建设标准', 'Standards of bodies')}</Link>} title={s.name} note={<Flex gap={8} wrap align="center"><StandardTag status={s.status} /><span>{t('第 {n} 版', 'Version {n}', { n: s.number })}</span></Flex>}
        actions={
          <>
            {s.status === 'published' && rights.may('body-assessment.self-check') && <Button type="primary" onClick={() => void navigate(to(`body-assessments/new?standardId=${s.id}`))}>{t('自评', 'Self-check')}</Button>}
            <StepActions record={s} actions={bodyStandardLifecycle.actions} forms={forms} onReadAgain={onReadAgain} onDone={(action, answer) => action === 'revise' && void navigate(to(`body-standards/${(answer as BodyStandard).id}`))} />
            {s.status === 'draft' && rights.may('body-standard.manage') && <Button onClick={() => setOpen(true)}>{t('修改', 'Change')}</Button>}
          </>
        }
      />
      <Flex vertical gap={16}>
        {s.status !== 'draft' && <StandardFigures id={s.id} />}
        <Card>
          <FactList
            facts={[
              { label: t('适用的机构', 'For'), value: s.levels.map((l) => label(levelNames[l])).join(t('、', ', ')) },
              { label: t('达标分／满分', 'Pass mark / full score'), value: `${s.passMark} / ${s.fullScore}` },
              { label: t('发布', 'Published'), value: instantText(s.publishedAt) },
              { label: t('依据文件', 'Source document'), value: s.sourceDocument, wide: true as const },
              { label: t('最近修改', 'Last change'), value: `${instantText(s.updatedAt)} · ${s.updatedBy.name}` },
            ]}
          />
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('项目（{n}）', 'Items ({n})', { n: s.items.length })}</h2>}>
          <ol style={{ margin: 0, paddingInlineStart: 24 }}>
            {s.items.map((i) => (
              <li key={i.name} style={{ marginBottom: 8, overflowWrap: 'anywhere' }}>
                <strong>{i.name}</strong> {t('（{n} 分{evidence}）', '({n} points{evidence})', { n: i.maxScore, evidence: i.evidenceWanted ? t('，须有佐证', ', wants evidence') : '' })}
                <div style={{ whiteSpace: 'pre-wrap' }}>{i.wanted}</div>
              </li>
            ))}
          </ol>
        </Card>
      </Flex>
      <FormDrawer title={t('修改标准', 'Change the standard')} open={open} onClose={() => setOpen(false)} width={720}><StandardForm standard={s} onDone={() => (notices.success(t('已保存', 'Saved')), setOpen(false))} onCancel={() => setOpen(false)} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}
