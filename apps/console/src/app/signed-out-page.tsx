import { Button, Flex } from 'antd';
import { useParams } from 'react-router';
import { Statement } from '../patterns/statement';
import { useWords } from '../text/text';

export function SignedOutPage() {
  const { slug } = useParams();
  const { t } = useWords();
  return (
    <main>
      <Statement title={t('已退出登录', 'You are signed out')} detail={t('在公用电脑上，请同时关闭浏览器。', 'On a shared computer, close the browser as well.')}>
        <Flex gap={8} justify="center"><Button type="primary" href={`/${slug}`}>{t('重新登录', 'Sign in again')}</Button><Button href="/">{t('选择单位', 'Choose a bureau')}</Button></Flex>
      </Statement>
    </main>
  );
}
