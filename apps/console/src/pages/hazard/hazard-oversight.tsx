import { departmentStateNames, supervisionRequirementNames, supervisionRequirements, type Hazard, type HazardDepartment } from '@anlan/contracts/enforcement';
import { Alert, Card, Flex } from 'antd';
import { FactList } from '../../patterns/detail/fact-list';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

/** What waits for an answer: said before anything else. */
export function ExtensionNotice({ hazard: { extension } }: { hazard: Hazard }) {
  const { t } = useWords();
  if (!extension) return null;
  return (
    <Alert
      type="info" showIcon title={t('申请延期至 {at}，待答复', 'An extension until {at} was asked for', { at: instantText(extension.dueAt) })}
      description={<span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{t('{who} {at}：{reason}', '{who}, {at}: {reason}', { who: extension.by.name, at: instantText(extension.at), reason: extension.reason })}</span>}
    />
  );
}

const tones: Readonly<Record<HazardDepartment['status'], Tone>> = { assigned: 'info', submitted: 'warn', accepted: 'good' };

/** 双重交办: each side with where it stands. */
export function DualCard({ hazard }: { hazard: Hazard }) {
  const { t, label } = useWords();
  const { department, assignee, enterpriseAcceptedAt, status } = hazard;
  if (!department) return null;
  const done = enterpriseAcceptedAt !== null || status === 'closed';
  return (
    <Card title={<h2>{t('双重交办', 'Dual assignment')}</h2>}>
      <FactList
        facts={[
          { label: t('企业一侧', 'Enterprise'), value: <Flex gap={8} wrap><span>{assignee?.name ?? hazard.subjectName}</span><ToneTag tone={done ? 'good' : 'info'}>{done ? t('已闭环', 'Accepted') : t('未闭环', 'Open')}</ToneTag></Flex> },
          { label: t('部门一侧', 'Department'), value: <Flex gap={8} wrap><span>{[department.unitName, department.memberId && department.name].filter(Boolean).join(' · ')}</span><ToneTag tone={tones[department.status]}>{label(departmentStateNames[department.status])}</ToneTag></Flex> },
        ]}
      />
    </Card>
  );
}

/** 挂牌督办: the five requirements, the expert's word, and since when. A major hazard without it says what is wanting. */
export function SupervisionCard({ hazard }: { hazard: Hazard }) {
  const { t, label } = useWords();
  const { supervision } = hazard;
  if (!supervision && (hazard.level !== 'major' || hazard.status === 'closed')) return null;
  const heading = <h2>{t('挂牌督办', 'Listed supervision')}</h2>;
  if (!supervision) return <Card title={heading}><p style={{ margin: 0 }}>{t('重大事故隐患尚未挂牌督办：五落实齐全并有专家同意意见后，方可销号。', 'This major hazard is not on the list. It is closed only with the five requirements and an expert who agrees.')}</p></Card>;
  const { opinion } = supervision;
  return (
    <Card title={heading} extra={<ToneTag tone={supervision.unlistedAt ? 'plain' : 'bad'}>{supervision.unlistedAt ? t('{at} 摘牌', 'taken off {at}', { at: instantText(supervision.unlistedAt) }) : t('督办中', 'on the list')}</ToneTag>}>
      <FactList
        facts={[
          ...supervisionRequirements.map((r) => ({ label: label(supervisionRequirementNames[r]), value: <Said>{supervision.requirements[r]}</Said> })),
          { label: t('挂牌', 'Listed'), value: `${instantText(supervision.listedAt)} · ${supervision.listedBy.name}` },
          { label: t('专家意见', 'Expert\'s opinion'), wide: true as const, value: opinion ? <Flex gap={8} wrap><ToneTag tone={opinion.agrees ? 'good' : 'bad'}>{opinion.agrees ? t('同意销号', 'May be closed') : t('不同意销号', 'May not be closed')}</ToneTag><Said>{`${opinion.expert}：${opinion.opinion}`}</Said></Flex> : t('尚无', 'none yet') },
        ]}
      />
    </Card>
  );
}

function Said({ children }: { children: string }) {
  return <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{children}</span>;
}
