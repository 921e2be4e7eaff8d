import type { OperationStatus } from '@anlan/contracts/kit';
import { Alert, Button, Progress, Skeleton, Steps, Typography } from 'antd';
import type { ReactNode } from 'react';
import { clockText, numberText } from '../../text/format';
import { useWords, type Text, type Words } from '../../text/text';
import { ProblemView } from '../problem-view';
import type { FollowedOperation } from './follow';
import './operation-progress.css';

type Step = OperationStatus['steps'][number];

interface Props extends FollowedOperation {
  /** name of a step → what it does */
  readonly steps?: Readonly<Record<string, Text>>;
  /** what is counted, for work without steps: `{ zh: '{done} / {total} 行', en: '{done} of {total} rows' }` */
  readonly count?: Text;
  /** where failed work can go on */
  readonly onRetry?: () => void;
  readonly isRetrying?: boolean;
  /** below a failure: what else one can do */
  readonly children?: ReactNode;
}

const stepState = { waiting: 'wait', running: 'process', succeeded: 'finish', failed: 'error' } as const;

/** Long work as it goes on: how far, each step with its time and what went wrong, and going on after a failure. */
export function OperationProgress({ status, error, isReconnecting, steps = {}, count, onRetry, isRetrying, children }: Props) {
  const words = useWords();
  const { t, label } = words;
  if (error) return <ProblemView error={error} />;
  if (!status) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  const { done, total } = status.progress;
  return (
    <div className="operation">
      <p role="status" className="operation-state">
        <strong>{stateText(status, words)}</strong>{' '}
        {status.steps.length > 0 ? t('{done} / {total} 步', '{done} of {total} steps', { done, total }) : count && label(count).replace('{done}', numberText(done)).replace('{total}', numberText(total))}
        {isReconnecting && ` · ${t('连接中断，正在重新连接；任务在服务器上继续进行', 'The line is down and is being tried again; the work goes on at the server')}`}
      </p>
      <Progress
        percent={percentOf(status)} status={status.state === 'failed' ? 'exception' : status.state === 'succeeded' ? 'success' : 'active'}
        aria-label={t('进度', 'Progress')}
      />
      {status.steps.length > 0 && (
        <Steps
          orientation="vertical" size="small" className="operation-steps" current={currentOf(status)}
          items={status.steps.map((s) => ({
            status: stepState[s.state], title: label(steps[s.name], s.name), content: <StepNote step={s} words={words} />,
          }))}
        />
      )}
      {status.state === 'failed' && (
        <Alert
          type="error" showIcon title={t('没有完成', 'Not finished')}
          description={
            <>
              {status.steps.length === 0 && <p>{status.error}</p>}
              {onRetry && <p>{t('已完成的步骤不会重做，继续时从失败的步骤开始。', 'What is done is not done again: it goes on from the step that failed.')}</p>}
              {onRetry && <Button type="primary" loading={isRetrying} onClick={onRetry}>{t('继续', 'Go on')}</Button>}
              {children}
            </>
          }
        />
      )}
    </div>
  );
}

function StepNote({ step, words: { t } }: { step: Step; words: Words }) {
  return (
    <>
      <span className="operation-time">{stepStateText(step, t)}{step.startedAt && ` · ${clockText(step.startedAt)}`}{step.finishedAt && ` · ${tookText(step, t)}`}</span>
      {step.error && <Typography.Text type="danger" className="operation-error">{step.error}</Typography.Text>}
    </>
  );
}

function stepStateText(step: Step, t: Words['t']): string {
  // A step that failed is tried again by itself a few times before somebody is called.
  if (step.state === 'running' && step.error) return t('出错，稍后自动重试', 'Failed; it is tried again by itself');
  return { waiting: t('等待', 'Waiting'), running: t('进行中', 'Under way'), succeeded: t('完成', 'Done'), failed: t('失败', 'Failed') }[step.state];
}

function stateText({ state }: OperationStatus, { t }: Words): string {
  return { waiting: t('等待开始', 'Waiting to begin'), running: t('正在进行', 'Under way'), succeeded: t('已完成', 'Done'), failed: t('未完成', 'Failed') }[state];
}

function tookText({ startedAt, finishedAt }: Step, t: Words['t']): string {
  const seconds = Math.max(0, (Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')) / 1000);
  return t('用时 {s} 秒', 'took {s} s', { s: seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0) });
}

/** the first that is not done; beyond the last when all are */
function currentOf({ steps }: OperationStatus): number {
  const at = steps.findIndex((s) => s.state !== 'succeeded');
  return at < 0 ? steps.length : at;
}

function percentOf({ state, progress: { done, total } }: OperationStatus): number {
  if (state === 'succeeded') return 100;
  return total ? Math.min(99, Math.floor((done / total) * 100)) : 0;
}
