import type { LinkFault, LinkFaultCode } from '../../../data/model/exchange';

/** Why an endpoint's settings cannot be used. It never holds a secret. */
export class LinkSettingsError extends Error {
  readonly fault: LinkFault;

  constructor(code: LinkFaultCode, params: LinkFault['params']) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'LinkSettingsError';
    this.fault = { code, params };
  }
}
