import { Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { Listed } from '../../offline/directory.rules';
import { useListed, useSubjectSearch } from '../../offline/use-directory';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string | null;
  readonly onChange?: (id?: string) => void;
  /** what is known of what was chosen */
  readonly onSubject?: (subject: Listed | undefined) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly allowClear?: boolean;
  /** this one cannot be chosen */
  readonly without?: string;
  /** left out: what operates or is suspended */
  readonly status?: string;
  /** what to do where it is not on file; left out: look otherwise */
  readonly otherwise?: string;
  readonly 'aria-label'?: string;
}

/** Chooses a subject of the register by words of its name, address or code. The server searches; without a line, the copy on this phone. Gives its id. */
export function SubjectPicker({ onSubject, value, onChange, without, status = 'active,suspended', allowClear = true, otherwise, ...props }: Props) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useSubjectSearch(wanted, status);
  const chosen = useListed(value);
  const subjects: Listed[] = (found.data?.items ?? []).filter((s) => s.id !== without);
  if (value && chosen.data?.id === value && !subjects.some((s) => s.id === value)) subjects.unshift(chosen.data);
  const { copyOf } = found.data ?? {};
  const nothing = found.isFetching ? t('正在查找…', 'Looking…')
    : found.error ? t('没有网络，本机也没有离线名录（在“待发送”页更新）', 'There is no line, and no copy of the register on this phone (see “Waiting to be sent”)')
    : (otherwise ?? t('没有找到，换个说法再查', 'Nothing found; try other words'));
  return (
    <Select
      {...props} value={value ?? undefined} allowClear={allowClear} showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} popupMatchSelectWidth={320} notFoundContent={nothing}
      onChange={(id?: string) => (onChange?.(id), onSubject?.(subjects.find((s) => s.id === id)))}
      popupRender={(menu: ReactNode) => <>{menu}{copyOf !== undefined && <div role="status" style={{ padding: '4px 12px 8px' }}>{t('离线名录，{at} 更新', 'From this phone, as of {at}', { at: instantText(new Date(copyOf).toISOString()) })}</div>}</>}
      options={subjects.map((s) => ({ value: s.id, label: `${s.name}（${s.creditCode ?? s.address}）` }))}
    />
  );
}
