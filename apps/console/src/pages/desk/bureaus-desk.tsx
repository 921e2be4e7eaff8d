import { Flex } from 'antd';
import { useRights } from '../../session/rights';
import { StateFigures } from '../city/state-figures';
import { OtherDesk } from './other-desk';
import './desk.css';

/** The desk of a city bureau or of who runs the platform: how the bureaus below stand, and where to go. */
export function BureausDesk() {
  const rights = useRights();
  return (
    <Flex vertical gap={16}>
      {rights.may('tenant.read') && <StateFigures />}
      <OtherDesk />
    </Flex>
  );
}
