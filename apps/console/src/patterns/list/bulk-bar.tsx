import { Alert, Button, Flex, Modal, Progress } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../text/text';
import { LinkButton } from '../link-button';
import type { BulkAction, BulkLink } from './list.types';

interface Props<R> {
  readonly rows: readonly R[];
  readonly actions: readonly BulkAction<R>[];
  readonly links?: readonly BulkLink<R>[];
  /** what a row is called, where it is told that it failed */
  readonly nameOf: (row: R) => ReactNode;
  /** some were changed, or none is to be chosen any more */
  readonly onDone: (changed: boolean) => void;
}

interface Outcome {
  readonly done: number;
  readonly failed: readonly { readonly name: ReactNode; readonly message: string }[];
}

/** What can be done to all chosen rows. Each goes by itself: what fails is told, and the others are done. */
export function BulkBar<R>({ rows, actions, links = [], nameOf, onDone }: Props<R>) {
  const { t, label } = useWords();
  const [action, setAction] = useState<BulkAction<R>>();
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [progress, setProgress] = useState<number>();
  const [outcome, setOutcome] = useState<Outcome>();
  const fitting = action ? rows.filter((r) => action.fits?.(r) ?? true) : [];
  const close = (): void => {
    if (outcome?.done) onDone(true);
    setAction(undefined);
    setOutcome(undefined);
    setProgress(undefined);
    setValues({});
  };
  const run = async (): Promise<void> => {
    if (!action) return;
    const failed: Outcome['failed'][number][] = [];
    for (const [i, row] of fitting.entries()) {
      setProgress(i);
      await action.run(row, values).catch((error: Error) => failed.push({ name: nameOf(row), message: error.message }));
    }
    setProgress(undefined);
    setOutcome({ done: fitting.length - failed.length, failed });
  };
  return (
    <Flex gap={8} wrap align="center" style={{ padding: '8px 0' }} className="no-print">
      <strong>{t('已选 {n} 条', '{n} chosen', { n: rows.length })}</strong>
      {actions.map((a) => <Button key={a.key} danger={a.danger} onClick={() => setAction(a)}>{label(a.label)}</Button>)}
      {links.map((l) => <LinkButton key={l.key} to={l.to(rows)}>{label(l.label)}</LinkButton>)}
      <Button type="link" onClick={() => onDone(false)}>{t('取消选择', 'Choose none')}</Button>
      <Modal
        open={!!action} title={action && `${label(action.label)} · ${t('{n} 条', '{n} records', { n: fitting.length })}`} onCancel={close} mask={{ closable: false }}
        footer={outcome ? <Button type="primary" onClick={close}>{t('完成', 'Done')}</Button> : undefined}
        okText={action && label(action.label)} okButtonProps={{ danger: action?.danger, disabled: fitting.length === 0 || action?.ready?.(values) === false, loading: progress !== undefined }} onOk={() => void run()}
      >
        {fitting.length < rows.length && <Alert type="info" showIcon title={t('{n} 条的状态不允许，将跳过', '{n} are in a state that does not allow it and are left out', { n: rows.length - fitting.length })} />}
        {!outcome && action?.form?.(values, (more) => setValues((old) => ({ ...old, ...more })))}
        {progress !== undefined && <Progress percent={Math.round((progress / Math.max(1, fitting.length)) * 100)} />}
        {outcome && (
          <Alert
            type={outcome.failed.length ? 'warning' : 'success'} showIcon
            title={t('{done} 条完成，{failed} 条未完成', '{done} done, {failed} not done', { done: outcome.done, failed: outcome.failed.length })}
            description={outcome.failed.length > 0 && <ul style={{ margin: 0, paddingInlineStart: 16, maxHeight: 240, overflow: 'auto' }}>{outcome.failed.map((f, i) => <li key={i}>{f.name}：{f.message}</li>)}</ul>}
          />
        )}
      </Modal>
    </Flex>
  );
}
