import { Card } from 'antd';
import { Link, useNavigate } from 'react-router';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { LetterForm } from './letter-form';

/** 起草责任书 One letter; many at a time are made from a template. */
export function NewLetterPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader back={<Link to={to('letters')}>← {t('责任书', 'Letters')}</Link>} title={t('起草责任书', 'Draft a letter')} note={<Link to={to('letter-templates')}>{t('给多家机构：用模板批量起草', 'For many units: draft them from a template')}</Link>} />
      <Card style={{ maxWidth: 760 }}><LetterForm onDone={(l) => void navigate(to(`letters/${l.id}`))} onCancel={() => void navigate(to('letters'))} /></Card>
    </>
  );
}
