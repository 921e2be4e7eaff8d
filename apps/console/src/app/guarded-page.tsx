import type { Permission } from '@anlan/contracts/access';
import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { Statement } from '../patterns/statement';
import { useRights, useTenantPath } from '../session/rights';
import { useWords } from '../text/text';

interface Props {
  readonly need: Permission;
  readonly children: ReactNode;
}

function GuardedPage({ need, children }: Props) {
  const { t } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  if (rights.may(need)) return children;
  return (
    <Statement title={t('您没有打开这个页面的权限', 'You may not open this page')} detail={t('工作需要时，请联系本单位系统管理员授予相应角色。', 'Where your work needs it, ask your administrator for a role.')}>
      <Button type="primary" href={to('')}>{t('回到工作台', 'To the desk')}</Button>
    </Statement>
  );
}

/** A page for who holds the permission, somewhere at least; who does not is told so before anything is asked for. The server decides each call anew. */
export const guarded = (need: Permission, page: ReactElement): ReactElement => <GuardedPage need={need}>{page}</GuardedPage>;
