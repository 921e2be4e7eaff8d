import { Button } from 'antd';
import { Statement } from '../patterns/statement';
import { useWords } from '../text/text';

export function NotFoundPage() {
  const { t } = useWords();
  return (
    <Statement title={t('没有这个页面', 'There is no such page')} detail={t('地址可能写错了，或者页面已经搬走。', 'The address may be mistyped, or the page has moved.')}>
      <Button type="primary" href="/">{t('回到首页', 'To the first page')}</Button>
    </Statement>
  );
}
