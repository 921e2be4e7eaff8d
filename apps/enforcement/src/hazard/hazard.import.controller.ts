import { hazardImportApi } from '@anlan/contracts/enforcement';
import { importController } from '@anlan/platform/ledger';
import { HazardImport } from './hazard.import';

export const HazardImportController = importController(hazardImportApi, HazardImport);
