import { Alert, Button, Flex, Table } from 'antd';
import { useState } from 'react';
import type { LastChange, Problem } from '../../api/problem';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';

export interface Comparison {
  /** reads the record as it is now: the values of the form's fields, and its version */
  readonly read: () => Promise<{ values: Record<string, unknown>; version: number }>;
  /** the record as it was when the form was opened; default: the form's initial values */
  readonly was?: Record<string, unknown>;
  /** field of the record → what it is called; those that are fields of the form too stand beside what was entered */
  readonly labels: Readonly<Record<string, string>>;
  /** how a value is shown; default: as text */
  readonly show?: (field: string, value: unknown) => string;
}

interface Props {
  readonly problem: Problem;
  readonly compare?: Comparison;
  readonly was: Record<string, unknown>;
  readonly mine: Record<string, unknown>;
  /** keeps what is entered and writes it over the newer version */
  readonly onGoOn: (version: number) => void;
  /** takes the record as it is now */
  readonly onTake: (values: Record<string, unknown>, version: number) => void;
  /** without a comparison: reads the record again; default: the page is loaded anew */
  readonly onReadAgain?: () => void;
}

const asText = (value: unknown): string => (value === undefined || value === null || value === '' ? NONE : typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Somebody else changed the record meanwhile: who and when, both side by side, and the person decides. */
export function StaleNotice({ problem, compare, was, mine, onGoOn, onTake, onReadAgain = () => location.reload() }: Props) {
  const { t } = useWords();
  const [theirs, setTheirs] = useState<Awaited<ReturnType<Comparison['read']>>>();
  const [failure, setFailure] = useState<Error>();
  const last = problem.more['lastChange'] as LastChange | undefined;
  const show = compare?.show ?? ((_f: string, v: unknown) => asText(v));
  const rows = theirs ? Object.keys(compare!.labels).map((f) => ({ field: f, was: show(f, was[f]), theirs: show(f, theirs.values[f]), mine: f in mine ? show(f, mine[f]) : undefined })).filter((r) => r.was !== r.theirs || (r.mine ?? r.theirs) !== r.theirs) : [];
  const isEntered = rows.some((r) => r.mine !== undefined);
  return (
    <Alert
      type="warning" showIcon style={{ marginBottom: 16 }}
      title={last ? t('{name} 于 {at} 已修改这条记录', '{name} changed this record at {at}', { name: last.actor.name, at: instantText(last.at) }) : t('这条记录已被他人修改', 'Somebody else has changed this record')}
      description={
        <>
          <p>{compare ? t('您的内容没有丢失，也没有覆盖对方。请对照后决定。', 'Nothing of yours is lost and nothing of theirs is overwritten. Compare and decide.') : t('没有执行，也没有覆盖对方。请重新读取后决定。', 'Nothing was done and nothing of theirs is overwritten. Read it again and decide.')}</p>
          {failure && <p role="alert">{failure.message}</p>}
          {theirs && (rows.length ? (
            <Table
              size="small" pagination={false} rowKey="field" dataSource={rows} tableLayout="fixed" style={{ marginBottom: 12, overflowWrap: 'anywhere' }}
              columns={[
                { title: t('字段', 'Field'), dataIndex: 'field', render: (f: string) => compare!.labels[f] },
                { title: t('您打开时', 'When you opened it'), dataIndex: 'was' },
                { title: t('现在', 'Now'), dataIndex: 'theirs', render: (v: string, r: { was: string }) => (v === r.was ? v : <strong>{v}</strong>) },
                ...(isEntered ? [{ title: t('您填写的', 'Yours'), dataIndex: 'mine' }] : []),
              ]}
            />
          ) : <p>{t('与您打开时相比，这些内容没有变化。', 'Nothing of this is other than when you opened it.')}</p>)}
          <Flex gap={8} wrap>
            {compare && !theirs && <Button type="primary" onClick={() => void compare.read().then(setTheirs, setFailure)}>{t('对照修改', 'Compare')}</Button>}
            {theirs && <Button onClick={() => onTake(theirs.values, theirs.version)}>{t('采用现在的内容', 'Take it as it is now')}</Button>}
            {theirs && <Button type="primary" onClick={() => onGoOn(theirs.version)}>{t('以我的为准', 'Keep mine')}</Button>}
            {!compare && <Button onClick={onReadAgain}>{t('重新读取', 'Read again')}</Button>}
          </Flex>
        </>
      }
    />
  );
}
