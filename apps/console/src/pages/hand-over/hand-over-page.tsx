import { handOverApi, holdingKindNames, type HandOver } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { long } from '../duty-object/tags';

const paths = { 'duty-holder': 'duty-holders', guardianship: 'guardianships' } as const;

/** One hand-over: each duty, and who holds it since. It is neither changed nor deleted. */
export function HandOverPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(handOverApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这次交接', 'There is no such hand-over')} list={{ path: 'hand-overs', name: t('交接记录', 'the hand-overs') }}>{(h) => <Loaded handOver={h} />}</RecordView>;
}

function Loaded({ handOver: h }: { handOver: HandOver }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('hand-overs')}>← {t('交接记录', 'Hand-overs')}</Link>} title={t('{name}的职责交接', 'Hand-over of {name}', { name: h.personName })} note={h.on} />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            facts={[
              { label: t('移交人', 'Handed over by'), value: long(h.personName) },
              { label: t('交接日期', 'On'), value: h.on },
              { label: t('区划', 'Division'), value: h.divisionName },
              { label: t('办理', 'Done by'), value: `${instantText(h.handedAt)} · ${h.handedBy.name}` },
              { label: t('交接原因', 'Because'), value: long(h.reason), wide: true },
            ]}
          />
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('交出的职责（{n}）', 'What was handed over ({n})', { n: h.lines.length })}</h2>}>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {h.lines.map((l) => (
              <li key={l.id} style={{ padding: '6px 0', overflowWrap: 'anywhere' }}>
                {label(holdingKindNames[l.kind])} <Link className="in-text" to={to(`${paths[l.kind]}/${l.id}`)}>{l.title}</Link> → <Link className="in-text" to={to(`${paths[l.kind]}/${l.newId}`)}>{l.successorName}</Link>
              </li>
            ))}
          </ul>
        </Card>
      </Flex>
    </>
  );
}
