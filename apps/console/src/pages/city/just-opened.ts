import { useState } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

export const JUST_OPENED = 'just opened';

/** Whether one comes here from opening the bureau. An opening may be over before its page is drawn; loaded again, the page is one like any other. */
export function useJustOpened(): boolean {
  const { state } = useLocation() as { state: unknown };
  const how = useNavigationType();
  return useState(state === JUST_OPENED && how !== NavigationType.Pop)[0];
}
