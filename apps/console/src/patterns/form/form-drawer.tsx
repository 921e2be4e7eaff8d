import { Drawer, Grid } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: number;
}

/** A form beside the page it belongs to; on a phone it fills the screen. What it holds begins anew each time it is opened. */
export function FormDrawer({ title, open, onClose, children, width = 520 }: Props) {
  const wide = Grid.useBreakpoint().sm;
  return <Drawer title={title} open={open} onClose={onClose} size={wide ? width : '100%'} destroyOnHidden mask={{ closable: false }}>{children}</Drawer>;
}
