import { catalogueApi } from '@anlan/contracts/tenancy';
import { Flex, Select, Tag, Typography } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';
import { useWords } from '../../text/text';
import type { CatalogueDivision, Hindrance } from './choice';

interface Props {
  readonly hinder: (d: CatalogueDivision) => Hindrance | undefined;
  readonly onChoose: (d: CatalogueDivision) => void;
  readonly hindranceText: Readonly<Record<Hindrance, string>>;
}

/** One box for name, code or pinyin. What cannot be opened is found as well, and says why it cannot. */
export function DivisionSearch({ hinder, onChoose, hindranceText }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useRead(catalogueApi.list, { query: { q, limit: 30 } }, { enabled: q !== '', keep: true });
  const hits = (q ? found.data?.items : undefined) ?? [];
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setTyped }} value={null} size="large" style={{ width: '100%' }} suffixIcon={null} loading={found.isFetching}
      aria-label={t('查找区划', 'Find a division')} placeholder={t('名称、区划代码或拼音，例如 坪山、440310、pingshan', 'Name, code or pinyin, such as 坪山, 440310 or pingshan')}
      options={hits.map((d) => ({ value: d.code, division: d, disabled: hinder(d) !== undefined, label: d.name }))}
      optionRender={({ data: { division } }) => <Hit division={division} why={hinder(division)} text={hindranceText} />}
      notFoundContent={q && !found.isFetching ? (found.error ? found.error.message : t('没有找到。可以换用区划代码。', 'Nothing found. Try the code.')) : null}
      onSelect={(_, { division }) => (onChoose(division), setTyped(''))}
    />
  );
}

function Hit({ division, why, text }: { division: CatalogueDivision; why?: Hindrance; text: Props['hindranceText'] }) {
  return (
    <Flex justify="space-between" gap={8} wrap>
      <span>{[...division.path, division.name].join('')} <Typography.Text type="secondary">{division.code.slice(0, 6)}</Typography.Text></span>
      {why && <Tag>{text[why]}</Tag>}
    </Flex>
  );
}
