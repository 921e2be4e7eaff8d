import { listKindApi } from '@anlan/contracts/responsibility';
import { Flex } from 'antd';
import { Link } from 'react-router';
import { useChange, useRead } from '../../api/queries';
import { KindLibrary } from '../../patterns/kind-library';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { Abilities, Wants } from './kind-tags';

/** 种类库 Kinds of lists that districts keep. */
export function ListKindLibraryPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const may = useRights().mayEverywhere('list-kind.manage');
  const library = useRead(listKindApi.library);
  const adopt = useChange(listKindApi.adopt);
  return (
    <KindLibrary title={t('清单种类库', 'Library of kinds')} back={<Link to={to('list-kinds')}>← {t('清单种类', 'Kinds of lists')}</Link>} library={library} adopt={may ? adopt : undefined}>
      {(k) => (
        <>
          <p style={{ margin: '4px 0' }}>{k.description}</p>
          <Flex gap={8} wrap align="center"><Abilities kind={k} /><small>{t('须写明：', 'Items say: ')}<Wants wants={k.wants} /></small></Flex>
          {k.groups.length > 0 && <small>{t('分类：{names}', 'Groups: {names}', { names: k.groups.map((g) => g.name).join(t('、', ', ')) })}</small>}
        </>
      )}
    </KindLibrary>
  );
}
