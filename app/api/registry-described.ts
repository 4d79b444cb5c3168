import { registryRecordSchema } from '../../data/model/registry';
import type { Described } from './build-open-api';
import * as schemas from './registry-schemas';

/** The calls of the registry and of maintenance. */
export const REGISTRY_CALLS: readonly Described[] = [
  {
    method: 'get',
    path: '/api/registry/records',
    summary: 'What is registered, retired records too, with the newest version of each',
    right: 'see',
    query: schemas.recordsQuery,
    answer: schemas.recordsAnswer,
  },
  {
    method: 'put',
    path: '/api/registry/records/{kind}/{id}',
    summary:
      'Create or change a record; version is the one that was looked at, null for a new one. 201 for a new one',
    right: 'manage-registry',
    body: schemas.recordBody,
    answer: schemas.recordAnswer,
  },
  {
    method: 'post',
    path: '/api/registry/records/{kind}/{id}/retire',
    summary: 'Take a record out of service; cascade takes what depends on it too. Its past stays',
    right: 'manage-registry',
    body: schemas.retireBody,
    answer: schemas.retireAnswer,
  },
  {
    method: 'post',
    path: '/api/registry/records/{kind}/{id}/restore',
    summary: 'Put a record back into service; cascade with what was retired together with it',
    right: 'manage-registry',
    body: schemas.retireBody,
    answer: schemas.retireAnswer,
  },
  {
    method: 'get',
    path: '/api/registry/records/{kind}/{id}/versions',
    summary: 'Every version of a record, newest first',
    right: 'see',
    answer: schemas.versionsAnswer,
  },
  {
    method: 'put',
    path: '/api/registry/enterprises/{id}/production',
    summary: 'Whether an enterprise is running, stopped for at most three months, or in a long stop',
    right: ['manage-maintenance', 'manage-registry'],
    body: schemas.productionBody,
    answer: schemas.recordAnswer,
  },
  {
    method: 'post',
    path: '/api/registry/accounts/{id}/secret',
    summary: "A new secret of a station or gateway, told once; the old one's line is closed",
    right: 'manage-registry',
    answer: schemas.secretAnswer,
  },
  {
    method: 'post',
    path: '/api/registry/import',
    summary:
      'Register records: NDJSON, one a line (a station or gateway line may bring its secret), or an xlsx workbook with one sheet a kind; dry=1 only checks',
    right: 'manage-registry',
    query: schemas.importQuery,
    body: registryRecordSchema,
    bodyType: 'application/x-ndjson',
    answer: schemas.importAnswer,
  },
  {
    method: 'get',
    path: '/api/registry/export',
    summary: 'What is registered, as an import takes it: NDJSON or an xlsx workbook; without secrets',
    right: 'export',
    query: schemas.exportQuery,
    answerType: 'application/x-ndjson',
  },
  {
    method: 'get',
    path: '/api/maintenance',
    summary:
      'Times of maintenance that have not ended; with ended=1 the latest that have, or were withdrawn, behind them, newest first',
    right: 'see',
    query: schemas.maintenanceQuery,
    answer: schemas.maintenanceAnswer,
  },
  {
    method: 'post',
    path: '/api/maintenance',
    summary: "Hold a collector's alarms back for at most seven days",
    right: 'manage-maintenance',
    body: schemas.maintenanceBody,
    status: 201,
    answer: schemas.windowAnswer,
  },
  {
    method: 'post',
    path: '/api/maintenance/{id}/end',
    summary: 'End a time of maintenance now; what still holds is raised',
    right: 'manage-maintenance',
    answer: schemas.windowAnswer,
  },
];
