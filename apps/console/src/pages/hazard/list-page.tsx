import { hazardApi, type Hazard } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { hazardBulk } from './hazard-bulk';
import { hazardColumns } from './hazard-columns';
import { hazardFilters } from './hazard-filters';

/** 隐患台账 The ledger of hazards, as far as the caller's scope reaches. */
export function HazardListPage() {
  const { t } = useWords();
  const rights = useRights();
  const report = rights.may('hazard.report') && <LinkButton to="hazards/new" type="primary" icon={<PlusOutlined />}>{t('上报隐患', 'Report a hazard')}</LinkButton>;
  const spec = useMemo((): ListSpec<Hazard> => {
    const bulk = hazardBulk(rights);
    return {
      name: 'enforcement.hazard', op: hazardApi.list, columns: hazardColumns, filters: hazardFilters(rights), rowKey: (h) => h.id, rowName: (h) => `${h.number} ${h.title}`, href: (h) => `hazards/${h.id}`,
      search: { key: 'q', hint: { zh: '编号、名称、描述、单位', en: 'Number, title, description, enterprise' } },
      ...(bulk.length > 0 && { bulk }), exports: true, counts: true, saved: true,
      empty: { text: { zh: '您的职责范围内还没有隐患', en: 'There are no hazards in your scope yet' } },
    };
  }, [rights]);
  return (
    <ListPage
      title={t('隐患', 'Hazards')} spec={{ ...spec, empty: { ...spec.empty, action: report } }}
      actions={<>{rights.may('hazard.import') && <LinkButton to="hazards/import">{t('导入', 'Import')}</LinkButton>}{report}</>}
    />
  );
}
