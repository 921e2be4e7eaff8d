import { accidentBaseApi, accidentBaseLifecycle, type AccidentBase } from '@anlan/contracts/responsibility';
import { Card, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { BaseTag } from './base-list-page';

/** One base: whose figures, from where; withdrawn where they were wrong. */
export function AccidentBasePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(accidentBaseApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这份基数', 'There is no such base')} list={{ path: 'accident-bases', name: t('同期基数', 'the bases') }}>{(b) => <Loaded base={b} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ base: b, onReadAgain }: { base: AccidentBase; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const forms: Record<'withdraw', StepForm> = { withdraw: { op: accidentBaseApi.withdraw, danger: true, fields: <Field name="reason" label={t('理由', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> } };
  return (
    <>
      <PageHeader back={<Link to={to('accident-bases')}>← {t('同期基数', 'Bases of comparison')}</Link>} title={`${b.from} – ${b.to}`} note={<BaseTag status={b.status} />} actions={<StepActions record={b} actions={accidentBaseLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />} />
      <Card>
        <FactList
          facts={[
            { label: t('事故起数', 'Accidents'), value: numberText(b.accidents) }, { label: t('死亡人数', 'Deaths'), value: numberText(b.deaths) }, { label: t('数据来源', 'Source'), value: b.source, wide: true as const },
            { label: t('登记', 'Recorded'), value: `${b.recordedBy.name} ${instantText(b.recordedAt)}` }, ...(b.reason ? [{ label: t('撤回理由', 'Withdrawn'), value: `${b.reason}（${b.updatedBy.name} ${instantText(b.updatedAt)}）`, wide: true as const }] : []),
          ]}
        />
      </Card>
    </>
  );
}
