import { Button } from 'antd';
import { Statement } from '../../patterns/statement';
import { useWords } from '../../text/text';

/** A district that shows nothing yet. It says no more of one that exists than of one that does not. */
export function ClosedPage() {
  const { t } = useWords();
  return (
    <Statement title={t('本区尚未开放公众页面', 'This district has no public page yet')} detail={t('请核对网址。举报安全隐患也可以拨打 12350 或 12345；遇到险情请拨打 119、110、120。', 'Check the address. Hazards can also be reported by telephone, 12350 or 12345; in danger call 119, 110 or 120.')}>
      <Button type="primary" href="/">{t('回到首页', 'To the first page')}</Button>
    </Statement>
  );
}
