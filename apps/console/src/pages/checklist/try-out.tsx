import { checkAnswerNames, type ChecklistItem } from '@anlan/contracts/enforcement';
import { askedItems, checkScore, isFailed, type CheckAnswer, type GivenAnswer } from '@anlan/domain';
import { Card, Flex, Segmented } from 'antd';
import { useState } from 'react';
import { FactList } from '../../patterns/detail/fact-list';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { ItemList } from './item-list';

/** 试答: answers the list as a check would, to see which items appear and what it comes to. Nothing is kept. */
export function TryOut({ items }: { items: readonly ChecklistItem[] }) {
  const { t, label } = useWords();
  const [answers, setAnswers] = useState<Readonly<Record<string, GivenAnswer>>>({});
  const asked = askedItems(items, answers);
  const score = checkScore(items, answers);
  return (
    <Flex vertical gap={16}>
      <Card>
        <div role="status">
          <FactList
            title={t('得分', 'Score')}
            facts={[
              { label: t('得分率', 'Rate'), value: `${score.rate}（${numberText(score.points)} / ${numberText(score.of)}）` },
              { label: t('已答 / 应答', 'Answered / asked'), value: `${numberText(score.answered)} / ${numberText(score.asked)}` },
              { label: t('不符合', 'Failed'), value: score.failed.join('、') },
              { label: t('重大隐患', 'Major hazards'), value: score.major.join('、') },
            ]}
          />
        </div>
      </Card>
      <Card title={<h2>{t('逐项试答', 'Answer item by item')}</h2>}>
        <ItemList
          items={asked}
          aside={(item) => (
            <Segmented<CheckAnswer | ''>
              aria-label={t('{code} 的结果', 'Answer to {code}', { code: item.code })} value={answers[item.code]?.answer ?? ''} onChange={(answer) => answer && setAnswers({ ...answers, [item.code]: { answer } })}
              options={(['yes', 'no', 'not_applicable'] as const).map((a) => ({ value: a, label: <span style={{ fontWeight: isFailed(item, { answer: a }) && answers[item.code]?.answer === a ? 700 : 400 }}>{label(checkAnswerNames[a])}</span> }))}
            />
          )}
        />
      </Card>
    </Flex>
  );
}
