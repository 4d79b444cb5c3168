import type { Described } from './build-open-api';
import * as schemas from './exchange-schemas';

/** The calls about the link to the ministry. */
export const EXCHANGE_CALLS: readonly Described[] = [
  {
    method: 'get',
    path: '/api/exchange',
    summary: 'How the link to the ministry does: stages, cursor, backlog, last answer, counts',
    right: 'see-exchange',
    answer: schemas.statusAnswer,
  },
  {
    method: 'get',
    path: '/api/exchange/refusals',
    summary: 'Records that the endpoint refused for good, newest first, and how many there are',
    right: 'see-exchange',
    query: schemas.refusalsQuery,
    answer: schemas.refusalsAnswer,
  },
  {
    method: 'get',
    path: '/api/exchange/results',
    summary: 'The newest risk result of each enterprise from the other side',
    right: 'see-exchange',
    answer: schemas.resultsAnswer,
  },
  {
    method: 'get',
    path: '/api/exchange/profile',
    summary: 'How messages are made: the profile in use, provisional',
    right: 'see-exchange',
  },
  {
    method: 'post',
    path: '/api/exchange/pause',
    summary: 'Send nothing more until somebody resumes; what is under way ends first',
    right: 'steer-exchange',
    body: schemas.pauseBody,
    answer: schemas.statusAnswer,
  },
  {
    method: 'post',
    path: '/api/exchange/resume',
    summary: 'Go on sending',
    right: 'steer-exchange',
    answer: schemas.statusAnswer,
  },
  {
    method: 'put',
    path: '/api/exchange/endpoint',
    summary:
      'Where the link goes, and with which keys; they are never told again. By accounts of the whole city alone',
    right: 'set-exchange',
    body: schemas.endpointBody,
    answer: schemas.statusAnswer,
  },
  {
    method: 'delete',
    path: '/api/exchange/endpoint',
    summary: "Take the operator's endpoint away. By accounts of the whole city alone",
    right: 'set-exchange',
    answer: schemas.statusAnswer,
  },
  {
    method: 'get',
    path: '/api/exchange/stand-in',
    summary: 'What the stand-in that runs here has in its ledger',
    right: 'see-exchange',
    answer: schemas.ledgerAnswer,
  },
  {
    method: 'post',
    path: '/api/exchange/stand-in',
    summary: 'Test control: how the stand-in misbehaves, and for how many requests',
    right: 'control-virtual',
    body: schemas.standInBody,
    status: 202,
    answer: schemas.sentAnswer,
  },
];
