import { PhoneOutlined } from '@ant-design/icons';
import { Button, Card, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';
import { useTitle } from '../../patterns/use-title';
import { useWords } from '../../text/text';
import { dayText } from '../../text/format';
import { telephone, usePublicPage } from './page-context';

/** What the district is, how to reach it, and what everybody may do here. */
export function HomePage() {
  const { t } = useWords();
  const page = usePublicPage();
  useTitle(page.name);
  const tips = page.showTips ? page.tips : [];
  return (
    <>
      <h1>{page.name}</h1>
      {page.intro && <p className="public-text">{page.intro}</p>}
      <ul className="public-ways">
        {page.acceptReports && <li><Way to={`/p/${page.slug}/report`} primary>{t('举报隐患', 'Report a hazard')}</Way></li>}
        <li><Way to={`/p/${page.slug}/follow`}>{t('查询办理进度', 'Follow a report')}</Way></li>
        <li><Way to={`/p/${page.slug}/draws`}>{t('双随机抽查公示', 'Random draws of inspections')}</Way></li>
        {page.hotline && <li><Button size="large" icon={<PhoneOutlined />} href={telephone(page.hotline)}><span style={{ whiteSpace: 'nowrap' }}>{t('拨打 {n}', 'Call {n}', { n: page.hotline })}</span></Button></li>}
      </ul>
      {!page.acceptReports && <p>{t('本区暂不接受网上举报，举报安全隐患可拨打 12350 或 12345。', 'No reports are taken here at present; hazards can be reported by telephone, 12350 or 12345.')}</p>}
      <p>{t('正在发生的火灾、事故、险情，请直接拨打 119、110、120。', 'A fire, an accident or a danger that is happening now: call 119, 110 or 120.')}</p>
      {page.notices.length > 0 && <h2>{t('通知公告', 'Notices')}</h2>}
      <Flex vertical gap={12}>{page.notices.map((n) => <Piece key={`${n.publishedAt}${n.title}`} title={n.title} text={n.text}><time dateTime={n.publishedAt}>{dayText(n.publishedAt)}</time></Piece>)}</Flex>
      {tips.length > 0 && <h2>{t('安全提示', 'Safety tips')}</h2>}
      <Flex vertical gap={12}>{tips.map((n) => <Piece key={n.title} title={n.title} text={n.text} />)}</Flex>
    </>
  );
}

function Piece({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return <Card size="small"><h3 style={{ margin: 0 }}>{title}</h3>{children}<p className="public-text" style={{ marginBottom: 0 }}>{text}</p></Card>;
}

export function Way({ to, primary, children }: { to: string; primary?: boolean; children: ReactNode }) {
  const href = useHref(to);
  const go = useLinkClickHandler<HTMLElement>(to);
  return <Button type={primary ? 'primary' : 'default'} size="large" href={href} onClick={(e) => go(e as never)}>{children}</Button>;
}
