import { assessmentSheetApi, assessmentSheetLifecycle, type AssessmentSheet } from '@anlan/contracts/responsibility';
import { Alert, Button, Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { saveFile } from '../../api/files';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { pointsText } from './points';
import { useSheetForms } from './sheet-forms';
import { SheetItem } from './sheet-item';
import { Late, SheetTag } from './tags';

/** One unit's sheet: every point, and where it comes from. */
export function SheetPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(assessmentSheetApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这张考核表', 'There is no such sheet')} list={{ path: 'assessment-sheets', name: t('考核表', 'the sheets') }}>{(s) => <Loaded s={s} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ s, onReadAgain }: { s: AssessmentSheet; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const forms = useSheetForms(s);
  const table = (): void => void send(assessmentSheetApi.table, { params: { id: s.id }, accept: '*/*' }).then(async (r) => saveFile(await r.blob(), `${s.unitName}.csv`));
  const groups = [...new Set(s.items.map((i) => i.of.group))];
  return (
    <>
      <PageHeader
        back={<Link to={to(`assessments/${s.assessmentId}`)}>← {s.assessmentName}</Link>} title={s.unitName} note={<Flex gap={8} wrap align="center"><SheetTag status={s.status} /><Late late={s.late} /><span>{s.from} – {s.to}</span></Flex>}
        actions={<><StepActions record={s} actions={assessmentSheetLifecycle.actions} forms={forms} also={[['responsibility', 'assessment']]} onReadAgain={onReadAgain} /><Button onClick={table}>{t('导出 CSV', 'CSV')}</Button></>}
      />
      <Flex vertical gap={16}>
        {s.vetoes.map((v) => <Alert key={v.vetoId} type="error" showIcon title={t('一票否决：{effect}', 'Veto: {effect}', { effect: v.effect })} description={v.basis} />)}
        <Card><LifecycleSteps lifecycle={assessmentSheetLifecycle} state={s.status} reached={{}} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('自评', 'Self'), value: `${pointsText(s.selfPoints)}${s.selfScoredBy ? ` · ${s.selfScoredBy.name} ${s.selfScoredOn ?? ''}` : ''}` },
              { label: t('自评截止', 'Self-score until'), value: s.selfScoreUntil },
              { label: t('核查', 'Checked'), value: `${pointsText(s.checkedPoints)}${s.checkedBy ? ` · ${s.checkedBy.name} ${s.checkedOn ?? ''} ${s.checkPlace ?? ''}` : ''}` },
              { label: t('申诉截止', 'Appeal until'), value: s.appealUntil ?? NONE },
              { label: t('复核', 'Appeal decided by'), value: s.decidedBy?.name ?? NONE },
              { label: t('最终得分', 'Points'), value: <strong>{pointsText(s.points)} / {pointsText(s.totalPoints)}</strong> },
              { label: t('等次', 'Grade'), value: s.grade ?? NONE },
              { label: t('名次', 'Rank'), value: s.rank ?? NONE },
            ]}
          />
        </Card>
        {groups.map((g) => (
          <Card key={g} title={<h2 style={{ fontSize: 16, margin: 0 }}>{g}</h2>}>
            <Flex vertical gap={16}>{s.items.filter((i) => i.of.group === g).map((i) => <SheetItem key={i.item} item={i} sheetId={s.id} />)}</Flex>
          </Card>
        ))}
      </Flex>
    </>
  );
}
