import { Grid, Tooltip } from 'antd';
import { useLive } from '../api/live';
import { useWords } from '../text/text';

/** Whether what is on the screen keeps itself right. */
export function LiveMark() {
  const { t } = useWords();
  const wide = Grid.useBreakpoint().sm;
  const isLive = useLive();
  const words = isLive ? t('实时', 'Live') : t('离线', 'Offline');
  const more = isLive ? t('数据变化会自动更新', 'What changes is shown by itself') : t('实时连接中断，每分钟更新一次', 'The live line is down; everything is read again every minute');
  return (
    <Tooltip title={more}>
      <span className="live-mark" role="status" data-live={isLive} aria-label={`${words}：${more}`}><span className="live-dot" aria-hidden />{wide && words}</span>
    </Tooltip>
  );
}
