import { Button, Flex } from 'antd';
import { Statement } from '../patterns/statement';
import { useWords } from '../text/text';

/** An address with a code under which no bureau works. */
export function NoSuchTenant({ slug }: { slug: string }) {
  const { t } = useWords();
  return (
    <main>
      <Statement title={t('没有这个单位', 'There is no such bureau')} detail={t('代码 {slug} 下没有已开通的单位。请核对地址，或询问市局是否已开通。', 'No bureau works under the code {slug}. Check the address, or ask the city bureau whether it has been opened.', { slug })}>
        <Button type="primary" href="/">{t('选择单位', 'Choose a bureau')}</Button>
      </Statement>
    </main>
  );
}

/** A bureau whose work was suspended: nobody signs in, and the records are kept. */
export function SuspendedTenant({ name, onRetry }: { name: string; onRetry: () => void }) {
  const { t } = useWords();
  return (
    <main>
      <Statement title={t('{name}已暂停使用', '{name} is suspended', { name })} detail={t('暂停期间不能登录，数据完整保留。请联系上级单位了解恢复时间。', 'Nobody can sign in for the time being; all data is kept. Ask the bureau above when it will be resumed.')}>
        <Flex gap={8} justify="center"><Button onClick={onRetry}>{t('重试', 'Try again')}</Button><Button type="link" href="/">{t('回到首页', 'To the first page')}</Button></Flex>
      </Statement>
    </main>
  );
}
