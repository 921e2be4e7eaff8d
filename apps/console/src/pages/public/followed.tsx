import { REPORT_PICTURES, type FollowedReport, type FollowedState } from '@anlan/contracts/enforcement';
import { Alert, Button, Card, Flex, Steps } from 'antd';
import { useState } from 'react';
import { FactList } from '../../patterns/detail/fact-list';
import { instantText, numberText, yuanText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { LocalPictures, type LocalPicture } from './local-pictures';
import { PictureSending } from './picture-sending';
import { sendTo, type Receipt } from './receipt';

const names: Readonly<Record<FollowedState, Text>> = {
  received: { zh: '已收到', en: 'Received' },
  accepted: { zh: '已受理', en: 'Accepted' },
  rectifying: { zh: '整改中', en: 'Being put right' },
  closed: { zh: '已办结', en: 'Done' },
  declined: { zh: '不予受理', en: 'Not accepted' },
};
const way = (state: FollowedState): FollowedState[] => (state === 'declined' ? ['received', 'declined'] : ['received', 'accepted', 'rectifying', 'closed']);

interface Props {
  readonly receipt: Receipt;
  readonly report: FollowedReport;
  readonly onChanged: (report: FollowedReport) => void;
}

/** How far a report has come, and what was answered. */
export function Followed({ receipt, report, onChanged }: Props) {
  const { t, label } = useWords();
  const steps = way(report.state);
  const current = steps.indexOf(report.state);
  const over = report.state === 'closed' || report.state === 'declined';
  return (
    <section aria-labelledby="followed" aria-live="polite">
      <h2 id="followed">{t('办理情况：{state}', 'State: {state}', { state: label(names[report.state]) })}</h2>
      <Card styles={{ body: { padding: 16 } }}>
        <Flex vertical gap={16}>
          <Steps size="small" orientation="vertical" current={current} status={report.state === 'declined' ? 'error' : over ? 'finish' : 'process'} items={steps.map((s) => ({ title: label(names[s]) }))} />
          {report.duplicate && <Alert type="info" showIcon title={t('此前已有人举报同一隐患，以上是该件的办理进度。', 'It had been reported before: this is how far that report has come.')} />}
          {report.verification && <Alert type={report.verification === 'verified' ? 'success' : 'info'} showIcon title={report.verification === 'verified' ? t('核查属实', 'It was found to be true') : t('核查不属实', 'It was found not to be so')} />}
          {report.reward && <Reward reward={report.reward} />}
          {report.answer && <Alert type="info" title={t('答复', 'Answer')} description={<span className="public-text">{report.answer}</span>} />}
          <FactList
            facts={[
              { label: t('回执号', 'Receipt number'), value: report.receiptNumber },
              { label: t('收到时间', 'Received'), value: instantText(report.receivedAt) },
              { label: t('最近更新', 'Last change'), value: instantText(report.updatedAt) },
              { label: t('照片', 'Pictures'), value: t('{n} 张', '{n}', { n: numberText(report.pictures) }) },
            ]}
          />
          {report.picturesUntil && <MorePictures receipt={receipt} report={report} until={report.picturesUntil} onChanged={onChanged} />}
        </Flex>
      </Card>
    </section>
  );
}

/** 举报奖励: that it waits, until when, and how it is collected without saying who one is. */
function Reward({ reward }: { reward: NonNullable<FollowedReport['reward']> }) {
  const { t } = useWords();
  if (reward.state === 'paid') return <Alert type="info" showIcon title={t('举报奖励 {amount} 已领取', 'The reward of {amount} was collected', { amount: yuanText(reward.amount) })} />;
  return (
    <Alert
      type="success" showIcon title={t('您有举报奖励 {amount} 待领取', 'A reward of {amount} waits for you', { amount: yuanText(reward.amount) })}
      description={<><p style={{ marginTop: 0 }}>{reward.collectUntil && t('请于 {day} 前（含当日）领取。', 'Collect it by {day}.', { day: reward.collectUntil })}</p><span className="public-text">{reward.how}</span></>}
    />
  );
}

function MorePictures({ receipt, report, until, onChanged }: Props & { until: string }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly LocalPicture[]>([]);
  const [round, setRound] = useState<{ n: number; pictures: readonly LocalPicture[] }>();
  const send = (): void => {
    setRound({ n: (round?.n ?? 0) + 1, pictures: chosen });
    setChosen([]);
  };
  return (
    <div>
      <h2>{t('补充照片', 'Add pictures')}</h2>
      <p>{t('{at} 前还可以补充 {n} 张', '{n} more until {at}', { at: instantText(until), n: REPORT_PICTURES.most - report.pictures })}</p>
      <LocalPictures value={chosen} onChange={setChosen} most={REPORT_PICTURES.most - report.pictures} />
      {chosen.length > 0 && <Button type="primary" style={{ marginTop: 8 }} onClick={send}>{t('上传', 'Send')}</Button>}
      {round && <PictureSending key={round.n} send={sendTo(receipt)} pictures={round.pictures} onSent={onChanged} />}
    </div>
  );
}
