import { dutyKindApi } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { useChange, useRead } from '../../api/queries';
import { KindLibrary } from '../../patterns/kind-library';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { Roles } from './kind-tags';

/** 种类库 Kinds of objects for which districts name holders. */
export function DutyKindLibraryPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const may = useRights().mayEverywhere('duty-kind.manage');
  const library = useRead(dutyKindApi.library);
  const adopt = useChange(dutyKindApi.adopt);
  return (
    <KindLibrary title={t('三防对象种类库', 'Library of kinds')} back={<Link to={to('duty-kinds')}>← {t('三防对象种类', 'Kinds of duty objects')}</Link>} library={library} adopt={may ? adopt : undefined}>
      {(k) => <small>{t('须有：', 'Needs: ')}<Roles of={k.roles} /></small>}
    </KindLibrary>
  );
}
