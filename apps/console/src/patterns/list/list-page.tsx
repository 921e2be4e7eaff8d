import { Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { PageHeader } from '../page-header';
import { List } from './list';
import type { ListSpec } from './list.types';

interface Props<R> {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly spec: ListSpec<R>;
  /** between the head and the list: figures, a map switch */
  readonly children?: ReactNode;
}

/** A page that is one list: head, filters, rows. */
export function ListPage<R>({ title, note, actions, spec, children }: Props<R>) {
  const [tools, setTools] = useState<HTMLElement | null>(null);
  return (
    <>
      <PageHeader title={title} note={note} actions={<Flex gap={8} wrap>{<span ref={setTools} style={{ display: 'contents' }} />}{actions}</Flex>} />
      {children}
      <List spec={spec} tools={tools} label={title} />
    </>
  );
}
