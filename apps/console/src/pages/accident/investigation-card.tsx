import type { AccidentDetail } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { FactList } from '../../patterns/detail/fact-list';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { AccidentFiles } from './accident-files';

const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
const wide = true as const;

/** 调查、批复、评估 Who investigated, what they concluded, who approved it, and what became of it within the year. */
export function InvestigationCard({ accident: a }: { accident: AccidentDetail }) {
  const { t } = useWords();
  const { investigation: i, report, decision, evaluation } = a;
  const by = (who: { by: { name: string }; at: string }): string => `${who.by.name} ${instantText(who.at)}`;
  return (
    <Card>
      <FactList
        title={t('调查与处理', 'Investigation')}
        facts={[
          { label: t('牵头单位', 'Lead'), value: i?.lead }, { label: t('成员单位', 'Members'), value: i?.members.join('、'), wide },
          ...(i?.extensionDays ? [{ label: t('延期', 'Extended'), value: t('{n} 日：{why}（{who} 批准）', '{n} days: {why} (by {who})', { n: i.extensionDays, why: i.extensionReason ?? '', who: i.extendedBy?.name ?? '' }), wide }] : []),
          ...(report ? [{ label: t('调查报告', 'Report'), value: <>{long(report.conclusion)}<div><small>{by(report)}</small></div></>, wide }] : []),
          ...(decision ? [{ label: t('批复', 'Approved'), value: <>{long(decision.note)}<div><small>{by(decision)}</small></div></>, wide }] : []),
          ...(evaluation ? [{ label: t('整改评估', 'Evaluation'), value: <>{long(evaluation.conclusion)}<div>{t('公开情况：', 'Made public: ')}{evaluation.publicNote}</div><div><small>{by(evaluation)}</small></div></>, wide }] : []),
          ...(a.closedBy ? [{ label: t('结案', 'Closed'), value: `${a.closedBy.name} ${instantText(a.closedAt)}` }] : []),
        ]}
      />
      <AccidentFiles accident={a} of="submit-report" />
      <AccidentFiles accident={a} of="evaluate" />
    </Card>
  );
}
