import { Alert, Button, Card, Flex, Popconfirm } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '../patterns/empty-state';
import { LinkButton } from '../patterns/link-button';
import { PageHeader } from '../patterns/page-header';
import { ToneTag } from '../patterns/tone-tag';
import { useTenantPath } from '../session/rights';
import { instantText } from '../text/format';
import { useWords } from '../text/text';
import { useNotices } from '../theme/notices';
import { DirectoryCard } from './directory-card';
import { outbox } from './outbox';
import { heldBy, type Entry } from './outbox.rules';
import { Prepared } from './prepared';
import type { OpenedHere } from './store';
import { useOnline, useOutbox } from './use-outbox';

/** 待发送 What waits on this phone: what it is, why it waits, and what to do about it. */
export function OutboxPage() {
  const { t } = useWords();
  const { entries, opened, unreadable, sending, stopped } = useOutbox();
  const online = useOnline();
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    const { sent, stopped: why } = await outbox.send().finally(() => setBusy(false));
    if (sent.size > 0) notices.success(t('已发送 {n} 份', '{n} sent', { n: sent.size }));
    else if (why === 'later') notices.warning(t('还连接不上服务器，内容都在本机', 'The server cannot be reached yet; everything is kept here'));
  };
  const ready = entries.some((e) => !e.refusal);
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('待发送', 'Waiting to be sent')} note={t('没有信号时填写的检查、巡查和隐患保存在本机，联网后按顺序自动发送，不会重复。', 'What was filled in without a line is kept on this phone and sent in order once there is one, each of it once.')}
        actions={ready && <Button type="primary" loading={busy || !!sending} onClick={() => void send()}>{t('立即发送', 'Send now')}</Button>}
      />
      <div role="status" style={{ marginBottom: entries.length ? 16 : 0 }}>
        {ready && !online && <Alert type="info" showIcon title={t('没有网络，联网后自动发送', 'There is no line; it is sent once there is one')} />}
        {ready && online && stopped === 'later' && <Alert type="warning" showIcon title={t('连接不上服务器，每分钟再试一次', 'The server cannot be reached; it is tried again every minute')} />}
        {ready && stopped === 'sign-in' && <Alert type="warning" showIcon title={t('登录已失效，重新登录后自动发送', 'Your sign-in has ended; it is sent after the next one')} />}
      </div>
      {unreadable > 0 && <Unreadable count={unreadable} />}
      {entries.length + opened.length + unreadable === 0 && <EmptyState text={t('没有待发送的内容。没有信号时，检查、巡查和上报隐患照常填写，会保存在这里。', 'Nothing waits. Without a line, fill in checks, patrols and hazards as always: they are kept here.')} />}
      <Flex vertical gap={12} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {entries.map((e) => <li key={e.id}><One entry={e} held={!!heldBy(e, entries)} sending={sending === e.id} /></li>)}
        {opened.map((o) => <li key={o.id}><Unfinished opened={o} /></li>)}
      </Flex>
      <Flex vertical gap={12} style={{ marginTop: 24 }}>
        <Prepared />
        <DirectoryCard />
      </Flex>
    </div>
  );
}

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{text}</h2>;

function One({ entry, held, sending }: { entry: Entry; held: boolean; sending: boolean }) {
  const { t } = useWords();
  const { refusal } = entry;
  const state = sending ? t('发送中', 'Sending') : refusal ? t('被退回', 'Refused') : held ? t('等待前一步', 'Waits for the step before') : t('待发送', 'Waiting');
  const at = instantText(new Date(entry.at).toISOString());
  return (
    <Card title={heading(entry.title)} extra={<ToneTag tone={refusal ? 'bad' : 'warn'}>{state}</ToneTag>}>
      <Flex vertical gap={12}>
        <span>{entry.files.length > 0 ? t('{at} 填写，{n} 张照片（签名）', 'Filled in at {at}, {n} picture(s)', { at, n: entry.files.length }) : t('{at} 填写', 'Filled in at {at}', { at })}</span>
        {refusal && <Why entry={entry} />}
        {held && <span>{t('同一次检查的前一步被退回，先处理那一步。', 'The step before, of the same check, was refused: see to that first.')}</span>}
        <Doings entry={entry} />
      </Flex>
    </Card>
  );
}

function Why({ entry: { refusal } }: { entry: Entry }) {
  const { t } = useWords();
  if (!refusal) return null;
  const advice =
    refusal.status === 412 || refusal.status === 409 ? t('服务器上的记录已经变化。点“修改后重发”，按现在的情况核对后再提交。', 'The record has changed at the server. Mend it against what it is now, and send it again.')
    : refusal.status === 403 ? t('您现在没有这项权限或不在范围内。联系管理员后点“再试一次”。', 'You may not do this now, or it is outside of your scope. Ask your administrator, then try again.')
    : t('按下面的说明修改后重发。内容一直保存在本机。', 'Mend what it says and send it again. Everything stays on this phone until then.');
  return (
    <Alert
      type="error" showIcon title={refusal.title}
      description={
        <>
          {refusal.detail !== refusal.title && <p style={{ marginTop: 0 }}>{refusal.detail}</p>}
          {refusal.faults.length > 0 && <ul style={{ margin: '0 0 8px', paddingInlineStart: 20 }}>{refusal.faults.map((f) => <li key={f.path + f.code}>{f.message}</li>)}</ul>}
          <p style={{ margin: 0 }}>{advice}</p>
          {refusal.traceId && <small>{t('追踪号', 'Trace id')} {refusal.traceId}</small>}
        </>
      }
    />
  );
}

function Doings({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const mend = async (): Promise<void> => {
    await outbox.restore(entry);
    void navigate(to(`${entry.page}?mend=${entry.id}`));
  };
  return (
    <Flex gap={8} wrap>
      {entry.refusal && <Button type="primary" onClick={() => void mend()}>{t('修改后重发', 'Mend and send')}</Button>}
      {entry.refusal && <Button onClick={() => void outbox.retry(entry)}>{t('再试一次', 'Try again')}</Button>}
      <Popconfirm title={t('删除后无法恢复，确定删除“{title}”？', 'Once deleted it cannot be had back. Delete “{title}”?', { title: entry.title })} okText={t('删除', 'Delete')} cancelText={t('保留', 'Keep')} okButtonProps={{ danger: true }} onConfirm={() => void outbox.remove(entry.id)}>
        <Button danger>{t('删除', 'Delete')}</Button>
      </Popconfirm>
    </Flex>
  );
}

/** What its key no longer opens: nothing of it is sent, and only its person gives it up. */
function Unreadable({ count }: { count: number }) {
  const { t } = useWords();
  return (
    <Alert
      type="error" showIcon style={{ marginBottom: 16 }} title={t('本机有 {count} 份内容无法读取', '{count} on this phone cannot be read', { count })}
      description={t('它们是加密保存的，密钥已不在本机（浏览器数据被清理或损坏），无法恢复，也没有发送。请重新填写；先记下需要补填的检查，再删除。', 'They are encrypted, and their key is no longer on this phone (the browser’s data were cleared or damaged). They cannot be had back, and nothing of them was sent. Enter them again; delete them when you know what was missing.')}
      action={<Popconfirm title={t('确定删除无法读取的内容？', 'Delete what cannot be read?')} okText={t('删除', 'Delete')} cancelText={t('保留', 'Keep')} okButtonProps={{ danger: true }} onConfirm={() => void outbox.removeUnreadable()}><Button danger size="small">{t('删除', 'Delete')}</Button></Popconfirm>}
    />
  );
}

function Unfinished({ opened }: { opened: OpenedHere }) {
  const { t } = useWords();
  return (
    <Card title={heading(opened.title)} extra={<ToneTag tone="info">{t('未填完', 'Unfinished')}</ToneTag>}>
      <Flex vertical gap={12}>
        <span>{t('{at} 在本机开始', 'Begun on this phone at {at}', { at: instantText(opened.startedAt) })}</span>
        <Flex gap={8} wrap>
          <LinkButton type="primary" to={`checks/local/${opened.id}`}>{t('继续填写', 'Go on')}</LinkButton>
          <Popconfirm title={t('删除后无法恢复，确定删除“{title}”？', 'Once deleted it cannot be had back. Delete “{title}”?', { title: opened.title })} okText={t('删除', 'Delete')} cancelText={t('保留', 'Keep')} okButtonProps={{ danger: true }} onConfirm={() => void outbox.forgetOpened(opened.id)}>
            <Button danger>{t('删除', 'Delete')}</Button>
          </Popconfirm>
        </Flex>
      </Flex>
    </Card>
  );
}
