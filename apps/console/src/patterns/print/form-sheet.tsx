import type { ReactNode } from 'react';
import './form-sheet.css';
import { PrintSheet } from './print-sheet';

/** A form as it is kept on paper: printed in place of the page, and not seen on a screen. */
export function FormSheet({ children }: { children: ReactNode }) {
  return <div className="form-sheet"><PrintSheet>{children}</PrintSheet></div>;
}
