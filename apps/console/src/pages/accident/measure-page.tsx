import { accidentMeasureApi, accidentMeasureLifecycle, type AccidentMeasure } from '@anlan/contracts/responsibility';
import type { Operation } from '@anlan/contracts/kit';
import { Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { dayText, instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { MeasureTag } from './accident.names';
import { useMeasureForms } from './measure-forms';

const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;

/** One measure: who carries it out until when, and what another found. */
export function AccidentMeasurePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(accidentMeasureApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这项措施', 'There is no such measure')} list={{ path: 'accident-measures', name: t('整改措施', 'the measures') }}>{(m) => <Loaded measure={m} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ measure: m, onReadAgain }: { measure: AccidentMeasure; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const forms = useMeasureForms(m);
  const load = async (fileId: string): Promise<Blob> => (await send(accidentMeasureApi.file as unknown as Operation, { params: { id: m.id, fileId } })).blob();
  return (
    <>
      <PageHeader
        back={<Link to={to('accident-measures')}>← {t('事故整改措施', 'Measures after accidents')}</Link>} title={t('{name} 的整改措施', 'A measure after {name}', { name: m.accident.name })} note={<MeasureTag measure={m} />}
        actions={<StepActions record={m} actions={accidentMeasureLifecycle.actions} forms={forms} also={[['responsibility', 'accident']]} onReadAgain={onReadAgain} />}
      />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            facts={[
              { label: t('措施', 'Measure'), value: long(m.measure), wide: true as const },
              { label: t('事故', 'Accident'), value: <Link className="in-text" to={to(`accidents/${m.accident.id}`)}>{m.accident.number}</Link> },
              { label: t('责任单位', 'Responsible'), value: m.responsible }, { label: t('完成期限', 'Due'), value: m.dueOn }, { label: t('区划', 'Division'), value: m.divisionName },
              { label: t('登记', 'Recorded'), value: `${m.addedBy.name} ${instantText(m.addedAt)}` },
              ...(m.report ? [{ label: t('报告', 'Reported'), value: `${m.report.by.name} ${instantText(m.report.at)}` }, { label: t('完成日期', 'Done on'), value: m.report.on }, { label: t('完成情况', 'What was done'), value: long(m.report.done), wide: true as const }] : []),
              ...(m.unreportedReason ? [{ label: t('未经报告即评估的理由', 'Why it was assessed without a report'), value: long(m.unreportedReason), wide: true as const }] : []),
              ...(m.assessedBy ? [{ label: t('评估', 'Assessed'), value: `${m.assessedBy.name} ${instantText(m.assessedAt)}` }, { label: t('佐证与核查情况', 'Evidence'), value: long(m.evidence ?? ''), wide: true as const }, { label: t('公开情况', 'Made public'), value: m.publicNote && long(m.publicNote), wide: true as const }] : []),
            ]}
          />
          {m.attachments.length > 0 && <Attachments files={m.attachments.map((f) => ({ fileId: f.fileId, name: f.name, caption: `${f.name} ${f.by.name} ${dayText(f.at)}` }))} load={load} />}
        </Card>
      </Flex>
    </>
  );
}
