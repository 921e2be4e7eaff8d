import { Alert, Button, Card, Flex, Input } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { LinkButton } from '../patterns/link-button';
import { ProblemView } from '../patterns/problem-view';
import { useRights } from '../session/rights';
import { instantText, numberText } from '../text/format';
import { useWords } from '../text/text';
import { opens } from '../pages/check/check.names';
import { directory, usesDirectory } from './directory';
import type { Listed } from './directory.rules';
import { useDirectory } from './use-directory';
import { useOnline } from './use-outbox';

const SHOWN = 8;

/** 离线名录 What this phone knows of the register: how old it is, what is in it, and how to have it anew. */
export function DirectoryCard() {
  const { t } = useWords();
  const rights = useRights();
  const online = useOnline();
  const { directory: kept, updating } = useDirectory();
  const [error, setError] = useState<Error>();
  const [q, setQ] = useState('');
  const question = useDeferredValue(q.trim());
  const [found, setFound] = useState<readonly Listed[]>([]);
  useEffect(() => {
    let asked = true;
    if (question) void directory.search(question, undefined, SHOWN).then((answer) => asked && setFound(answer?.items ?? []));
    return () => void (asked = false);
  }, [question, kept]);
  if (!usesDirectory(rights)) return null;
  const update = (): void => {
    setError(undefined);
    directory.update().catch(setError);
  };
  const checks = rights.may(opens.patrol) || rights.may(opens.agency);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('离线名录', 'Subjects on this phone')}</h2>} extra={<Button onClick={update} loading={updating} disabled={!online}>{t('更新离线名录', 'Bring it up to date')}</Button>}>
      <Flex vertical gap={12}>
        <div role="status">
          {!kept && <span>{t('本机还没有名录。更新后，没有信号时也能按名称、地址、信用代码或场所码找到您范围内的监管对象。', 'There is none yet. With one, the subjects of your area are found by name, address or code where there is no line.')}</span>}
          {kept && <span>{t('{n} 家，{at} 更新', '{n} subjects, as of {at}', { n: numberText(kept.items.length), at: instantText(new Date(kept.at).toISOString()) })}</span>}
        </div>
        {kept && kept.total > kept.items.length && <Alert type="info" showIcon title={t('您的范围内共 {total} 家，本机只保存前 {n} 家；其余的联网查找，或到场扫码。', '{total} lie in your area; {n} of them are kept here. Look the others up online, or take the code at the door.', { total: numberText(kept.total), n: numberText(kept.items.length) })} />}
        {error && <ProblemView error={error} onRetry={update} />}
        {kept && <Input type="search" value={q} onChange={(e) => setQ(e.target.value)} aria-label={t('在离线名录中查找', 'Search the subjects on this phone')} placeholder={t('名称、地址、信用代码或场所码', 'Name, address, credit code or premises code')} />}
        {kept && question && (
          <ul aria-label={t('找到的监管对象', 'Subjects found')} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
            {found.map((s) => (
              <li key={s.id} style={{ padding: '8px 0', overflowWrap: 'anywhere' }}>
                <Flex gap={8} justify="space-between" align="center">
                  <span><strong>{s.name}</strong><br />{s.address}（{s.divisionName}）</span>
                  {checks && <LinkButton to={`checks/new?subject=${s.id}`}>{t('检查', 'Check')}</LinkButton>}
                </Flex>
              </li>
            ))}
            {found.length === 0 && <li>{t('名录中没有找到；到场后可以直接填写场所码。', 'It is not among them; at the door, the premises code will do.')}</li>}
          </ul>
        )}
      </Flex>
    </Card>
  );
}
