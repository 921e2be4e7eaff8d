import { message } from 'antd';
import { createContext, useContext, type ReactNode } from 'react';

type Notices = ReturnType<typeof message.useMessage>[0];
const NoticesContext = createContext<Notices | undefined>(undefined);

/** Says in passing that something was done: `useNotices().success('…')`. What failed is said where it failed. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('no notices here');
  return notices;
}

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notices, holder] = message.useMessage();
  return <NoticesContext value={notices}>{holder}{children}</NoticesContext>;
}
