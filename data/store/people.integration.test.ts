import { chmod, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registryRecordSchema } from '../model/registry';
import type { EnterpriseRisk, Warning } from '../model/risk';
import { openStore } from './open-store';
import type { SessionRow } from './people-store';
import { NINE } from './sample-readings';
import { withTemporaryFile, withTemporaryStore } from './temporary-store';
import type { Store } from './types';

const wanted = { id: 'p1', name: '李雷', role: 'leader', districts: null, createdTs: NINE } as const;
const person = { ...wanted, disabledTs: null, hasPassword: false, hasTotp: false, lockedUntilTs: null };
const link = { tokenHash: 'h1', personId: 'p1', createdTs: NINE, expiresTs: NINE + 1000 };

describe('a sign-in link', () => {
  it('signs in once', async () => {
    await withTemporaryStore(async (store) => {
      await store.addPerson(wanted);
      await store.addSignInLink(link);
      const both = await Promise.all([
        store.redeemSignInLink('h1', NINE),
        store.redeemSignInLink('h1', NINE),
      ]);
      expect(both).toEqual([person, null]);
    });
  });

  it('does not work when it has expired', async () => {
    await withTemporaryStore(async (store) => {
      await store.addPerson(wanted);
      await store.addSignInLink(link);
      expect(await store.redeemSignInLink('h1', NINE + 1000)).toBeNull();
      expect(await store.redeemSignInLink('h1', NINE)).toBeNull();
    });
  });
});

describe('a session', () => {
  it('lasts until it is removed and names its person', async () => {
    await withTemporaryStore(async (store) => {
      await store.addPerson(wanted);
      await expect(store.addPerson(wanted)).rejects.toThrow(/id "p1" exists already/);
      const session: SessionRow = {
        id: 's',
        address: '',
        agent: '',
        via: 'link',
        tokenHash: 's1',
        personId: 'p1',
        createdTs: NINE,
        lastSeenTs: NINE,
      };
      await store.addSession(session);
      await store.touchSession('s1', NINE + 5);
      expect(await store.session('s1')).toEqual({ ...session, lastSeenTs: NINE + 5, person });
      await store.removeSession('s1');
      expect(await store.session('s1')).toBeNull();
      expect(await store.persons()).toEqual([person]);
    });
  });

  it('that is over is purged by when it was made and by when it was used', async () => {
    await withTemporaryStore(async (store) => {
      await store.addPerson(wanted);
      const session: SessionRow = {
        id: 's',
        address: '',
        agent: '',
        via: 'link',
        tokenHash: 'fresh',
        personId: 'p1',
        createdTs: NINE,
        lastSeenTs: NINE,
      };
      await store.addSession(session);
      await store.addSession({
        ...session,
        id: 's',
        address: '',
        agent: '',
        tokenHash: 'made',
        createdTs: NINE - 1,
      });
      await store.addSession({
        ...session,
        id: 's',
        address: '',
        agent: '',
        tokenHash: 'used',
        lastSeenTs: NINE - 1,
      });
      expect(await store.purgeSessions({ madeBefore: NINE, usedBefore: NINE })).toBe(2);
      expect(await store.session('made')).toBeNull();
      expect(await store.session('fresh')).toEqual({ ...session, person });
    });
  });
});

describe('credentials', () => {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

  it('come back as they were kept, and a person says whether they have them', async () => {
    await withTemporaryStore(async (store) => {
      await store.addPerson(wanted);
      const kept = {
        passwordHash: '$argon2id$x',
        passwordTs: NINE,
        oldPasswords: ['a', 'b'],
        totpSecret: secret,
        totpConfirmedTs: NINE,
        totpLastStep: 7,
      };
      await store.saveCredentials('p1', kept);
      expect(await store.credentials('p1')).toEqual(kept);
      expect(await store.credentials('p2')).toBeNull();
      expect(await store.persons()).toEqual([{ ...person, hasPassword: true, hasTotp: true }]);
      await store.saveCredentials('p1', { passwordHash: null, totpSecret: null, totpConfirmedTs: null });
      expect(await store.persons()).toEqual([person]);
    });
  });

  it('keep the TOTP secret sealed, with a key of mode 600 that nobody else may read', async () => {
    await withTemporaryFile(async (path) => {
      const key = join(dirname(path), 'keys', 'totp.key');
      const first = await openStore({ path });
      await first.addPerson(wanted);
      await first.saveCredentials('p1', { totpSecret: secret });
      await first.close();
      expect((await stat(key)).mode & 0o777).toBe(0o600);
      for (const name of await readdir(dirname(path))) {
        if (name === 'keys') continue;
        expect((await readFile(join(dirname(path), name))).includes(secret), name).toBe(false);
      }
      await chmod(key, 0o640);
      const second = await openStore({ path });
      const faultOf = async (store: Store) => (await store.credentials('p1'))?.totpFault;
      expect(await faultOf(second)).toMatch(/totp\.key has mode 640.*chmod 600/);
      await chmod(key, 0o600);
      expect((await second.credentials('p1'))?.totpSecret).toBe(secret);
      await second.close();
      await rm(key);
      const third = await openStore({ path });
      expect(await faultOf(third)).toMatch(/cannot be opened with this key/);
      expect((await third.credentials('p1'))?.totpSecret).toBeNull();
      await third.close();
    });
  });

  it('are locked by wrong attempts of a person, and of a name that nobody has; old ones are forgotten', async () => {
    await withTemporaryStore(async (store) => {
      await store.addPerson(wanted);
      const none = { failedTs: [], lockedUntilTs: null };
      expect(await store.signInAttempts('p1')).toEqual(none);
      await store.saveSignInAttempts('p1', { failedTs: [], lockedUntilTs: NINE + 9 }, NINE);
      await store.saveSignInAttempts('nobody', { failedTs: [NINE], lockedUntilTs: null }, NINE);
      expect(await store.persons()).toEqual([{ ...person, lockedUntilTs: NINE + 9 }]);
      expect(await store.signInAttempts('nobody')).toEqual({ failedTs: [NINE], lockedUntilTs: null });
      await store.saveSignInAttempts('p1', none, NINE + 2 * 86_400_000);
      expect(await store.signInAttempts('nobody')).toEqual(none);
      expect(await store.persons()).toEqual([person]);
      await store.saveSignInAttempts('p1 at a desk', { failedTs: [], lockedUntilTs: NINE + 5 }, NINE);
      expect(await store.persons()).toEqual([{ ...person, lockedUntilTs: NINE + 5 }]);
    });
  });
});

describe('somebody who is disabled', () => {
  it('has no session and no link any more; districts and role are read at each call', async () => {
    await withTemporaryStore(async (store) => {
      await store.addPerson(wanted);
      await store.addSignInLink(link);
      const session: SessionRow = {
        id: 's',
        tokenHash: 's1',
        personId: 'p1',
        createdTs: NINE,
        lastSeenTs: NINE,
        address: '192.0.2.1',
        agent: 'browser',
        via: 'password',
      };
      await store.addSession(session);
      // Known from here on, and yet read anew after each change.
      expect((await store.session('s1'))?.person.role).toBe(person.role);
      await store.changePerson('p1', { role: 'analyst', districts: ['110105'] });
      const changed = { ...person, role: 'analyst', districts: ['110105'] };
      expect(await store.session('s1')).toEqual({ ...session, person: changed });
      expect(await store.sessions()).toEqual(await store.sessions('p1'));
      await store.changePerson('p1', { disabledTs: NINE });
      expect(await store.session('s1')).toBeNull();
      expect(await store.redeemSignInLink('h1', NINE)).toBeNull();
      expect(await store.endSessions(['s', 'other'])).toBe(1);
      await expect(store.changePerson('p9', { role: 'leader' })).rejects.toThrow(/no person with id "p9"/);
    });
  });
});

describe('the audit trail', () => {
  it('is read newest first', async () => {
    await withTemporaryStore(async (store) => {
      const entry = {
        ts: NINE,
        actor: '李雷',
        action: 'acknowledge',
        object: 'alarm/a1',
        outcome: 'done',
        detail: { n: 1, why: null },
      } as const;
      await store.audit(entry);
      await store.audit({ ...entry, outcome: 'refused' });
      expect(await store.auditTrail({ limit: 1 })).toMatchObject([
        { ...entry, outcome: 'refused', number: 2 },
      ]);
      expect(await store.auditTrail({ limit: 9 })).toHaveLength(2);
    });
  });
});

describe('the registry', () => {
  const gateway = registryRecordSchema.parse({
    kind: 'gateway',
    id: 'G1',
    name: { zh: '网关', en: 'Gateway' },
    stations: ['S1'],
  });
  const renamed = { ...gateway, name: { zh: '新', en: 'New' } };

  it('replaces by kind and id, and counts versions', async () => {
    await withTemporaryStore(async (store) => {
      await store.upsertRegistry([gateway], NINE);
      await store.upsertRegistry([gateway, renamed], NINE + 1);
      await store.upsertRegistry([renamed], NINE + 2);
      expect(await store.registryRecords()).toEqual([renamed]);
      const versions = await store.registryVersions('gateway', 'G1');
      expect(versions.map(({ version, ts, record }) => [version, ts, record])).toEqual([
        [2, NINE + 1, renamed],
        [1, NINE, gateway],
      ]);
      await store.setSecretHash('G1', 'old', NINE);
      await store.setSecretHash('G1', 'new', NINE);
      expect(await store.secretHashes()).toEqual(new Map([['G1', 'new']]));
    });
  });
});

describe('warnings and risk', () => {
  const warning: Warning = {
    id: 'w1',
    enterprise: 'E1',
    level: 'orange',
    state: 'raised',
    raisedTs: NINE,
    changedTs: NINE,
    closedTs: null,
    acknowledged: null,
    causes: [{ cause: 'dp-high', collector: 'E1-C01', alarmId: 'a1' }],
  };
  const closed: Warning = { ...warning, id: 'w2', state: 'closed', raisedTs: NINE + 1, closedTs: NINE + 2 };
  const risk: EnterpriseRisk = {
    enterprise: 'E1',
    extreme: 61.5,
    extremeLevel: 'orange',
    extremeContributions: [],
    actual: 20,
    actualLevel: 'blue',
    actualContributions: [{ factor: 'alarm', score: 0.5, points: 3, params: { n: 1 } }],
    computedTs: NINE,
  };

  it('are replaced by id and found by whether they are open', async () => {
    await withTemporaryStore(async (store) => {
      await store.upsertWarning({ ...warning, level: 'red' });
      await store.upsertWarning(warning);
      await store.upsertWarning(closed);
      expect(await store.warnings({ limit: 9 })).toEqual([closed, warning]);
      expect(await store.warnings({ open: true, limit: 9 })).toEqual([warning]);
      expect(await store.warnings({ open: false, limit: 9 })).toEqual([closed]);
      await store.saveRisk([{ ...risk, actual: 1 }]);
      await store.saveRisk([risk]);
      expect(await store.latestRisk()).toEqual([risk]);
    });
  });
});
