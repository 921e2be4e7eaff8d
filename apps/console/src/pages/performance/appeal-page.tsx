import { performanceFigureNames, pointsAppealApi, pointsAppealLifecycle, type PointsAppeal, type PointsAppealAction } from '@anlan/contracts/enforcement';
import type { Operation } from '@anlan/contracts/kit';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { FactList } from '../../patterns/detail/fact-list';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { DecideForm, WithdrawForm } from './appeal-forms';
import { AppealTag } from './appeal-tag';
import { monthText, signedText } from './points-text';

const wide = true as const;
const text = { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' } as const;

/** One appeal: what was asked and why, what shows it, and what was decided. */
export function AppealPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const appeal = useRead(pointsAppealApi.get, { params: { id } }, { keep: true });
  if (appeal.error instanceof Problem && appeal.error.status === 404) {
    return <Statement title={t('没有这份申诉', 'There is no such appeal')} detail={t('地址可能有误，或不在您的职责范围内。', 'The address may be mistyped, or it is outside your scope.')}><LinkButton to="points-appeals" type="primary">{t('回到积分申诉', 'To the appeals')}</LinkButton></Statement>;
  }
  if (appeal.error && !appeal.data) return <ProblemView error={appeal.error} onRetry={() => void appeal.refetch()} />;
  return appeal.data ? <Loaded appeal={appeal.data} onReadAgain={() => void appeal.refetch()} /> : <PageSkeleton />;
}

function Loaded({ appeal: a, onReadAgain }: { appeal: PointsAppeal; onReadAgain: () => void }) {
  const words = useWords();
  const { t, label } = words;
  const to = useTenantPath();
  const [open, setOpen] = useState<PointsAppealAction>();
  const close = (): void => setOpen(undefined);
  const name = (action: PointsAppealAction): string => label(pointsAppealLifecycle.actions[action]);
  const load = async (fileId: string): Promise<Blob> => (await send(pointsAppealApi.file as unknown as Operation, { params: { id: a.id, fileId } })).blob();
  const files = a.evidence.flatMap((e, i) => (e.fileId ? [{ fileId: e.fileId, name: t('佐证 {n}', 'Evidence {n}', { n: i + 1 }) }] : []));
  const said = a.evidence.flatMap((e) => (e.description ? [e.description] : []));
  return (
    <>
      <PageHeader
        back={<Link to={to('points-appeals')}>← {t('积分申诉', 'Appeals')}</Link>} title={t('{name} {month} 积分申诉', 'Appeal of {name}, {month}', { name: a.divisionName, month: monthText(a.month, words) })} note={<AppealTag state={a.status} />}
        actions={a.allowedActions.map((action) => <Button key={action} type={action === 'decide' ? 'primary' : 'default'} danger={action === 'withdraw'} onClick={() => setOpen(action)}>{name(action)}</Button>)}
      />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            facts={[
              { label: t('考评表', 'Sheet'), value: <Link className="in-text" to={to(`performance/${a.month}/${a.divisionCode}`)}>{a.divisionName} {a.month}</Link> },
              { label: t('对哪一项', 'About'), value: a.figure ? label(performanceFigureNames[a.figure]) : t('整月', 'The month as a whole') },
              { label: t('申请分值', 'Asked for'), value: signedText(a.points) },
              { label: t('提出', 'Filed'), value: `${a.filedBy.name} ${instantText(a.filedAt)}` },
              { label: t('申诉理由', 'Reason'), value: <span style={text}>{a.reason}</span>, wide },
              ...(said.length ? [{ label: t('佐证说明', 'What shows it'), value: <span style={text}>{said.join('\n')}</span>, wide }] : []),
            ]}
          />
          {files.length > 0 && <Attachments files={files} load={load} />}
        </Card>
        {a.decidedBy && (
          <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('裁定', 'Decision')}</h2>}>
            <FactList
              facts={[
                { label: t('结果', 'Result'), value: label(pointsAppealLifecycle.states[a.status]) }, { label: t('采纳分值', 'Granted'), value: signedText(a.granted) }, { label: t('裁定人', 'By'), value: `${a.decidedBy.name} ${instantText(a.decidedAt)}` },
                { label: t('裁定理由', 'Reason'), value: <span style={text}>{a.decision}</span>, wide },
              ]}
            />
          </Card>
        )}
      </Flex>
      <FormDrawer title={open ? name(open) : ''} open={!!open} onClose={close}>
        {open === 'decide' && <DecideForm appeal={a} onClose={close} onReadAgain={onReadAgain} />}
        {open === 'withdraw' && <WithdrawForm appeal={a} onClose={close} onReadAgain={onReadAgain} />}
      </FormDrawer>
    </>
  );
}
