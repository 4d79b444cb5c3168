import { isRetired } from '../../../../../../data/model/registry';
import { audit } from '../../../../../auth/audit';
import { workbench } from '../../../../../workbench';
import { handle } from '../../../../handle';
import { json } from '../../../../json';
import { ProblemError } from '../../../../problem';
import { keptRegistry, requireFit } from '../../../../registry-calls';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** A new secret of a station or gateway, told this once; the old one stops working and its line is closed. */
export const POST = handle<{ id: string }>('manage-registry', async ({ identity, params: { id } }) => {
  const { registryDesk } = workbench();
  return registryDesk.inTurn(async () => {
    const { stations, gateways } = keptRegistry(identity);
    if (!stations.has(id) && !gateways.has(id)) throw new ProblemError(404, 'unknown-account', { id });
    const { stations: all, gateways: others } = registryDesk.all();
    const account = all.get(id) ?? others.get(id);
    if (!account || isRetired(account)) throw new ProblemError(409, 'retired-account', { id });
    if (account.kind === 'station' && account.virtual) throw new ProblemError(409, 'virtual-account', { id });
    requireFit(identity, [account], { locale: 'en' });
    const secret = await registryDesk.renewSecret(id, identity.name);
    await audit(identity.name, 'registry.secret', id, 'done');
    return json({ account: id, secret });
  });
});
