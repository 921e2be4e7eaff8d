import { CloudUploadOutlined } from '@ant-design/icons';
import { Grid } from 'antd';
import { Link } from 'react-router';
import { useTenantPath } from '../session/rights';
import { useWords } from '../text/text';
import './outbox-mark.css';
import { useOutbox } from './use-outbox';

/** How much waits on this phone, in the head of every page while anything does. */
export function OutboxMark() {
  const { t } = useWords();
  const to = useTenantPath();
  const wide = Grid.useBreakpoint().sm;
  const { entries, opened, unreadable } = useOutbox();
  const refused = entries.filter((e) => e.refusal).length;
  const n = entries.length;
  if (n + opened.length + unreadable === 0) return null;
  const all = n + opened.length === 0 ? t('{unreadable} 份无法读取', '{unreadable} cannot be read', { unreadable }) : n > 0 ? t('{n} 份待发送', '{n} waiting', { n }) : t('{n} 份未填完', '{n} unfinished', { n: opened.length });
  const words = refused > 0 ? t('{all}，{refused} 份被退回', '{all}, {refused} refused', { all, refused }) : all;
  return <Link to={to('waiting')} className="outbox-mark" data-refused={refused + unreadable > 0} aria-label={words}><CloudUploadOutlined aria-hidden /> {wide ? words : n || opened.length || unreadable}</Link>;
}
