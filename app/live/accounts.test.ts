import { describe, expect, it } from 'vitest';
import { buildRegistry } from '../../data/model/registry';
import { REAL_PLANT } from '../e2e/real-plant';
import { createAccounts, hashSecret } from './accounts';

const [station = ''] = buildRegistry(REAL_PLANT).stations.keys();
const RUN = 'X20261122-7f3a2c';
const OTHER = 'X20261122-000001';
const open = (hashes: Readonly<Record<string, string>> = {}) =>
  createAccounts({
    hashes: new Map(Object.entries(hashes).map(([account, secret]) => [account, hashSecret(secret)])),
    registry: () => buildRegistry(REAL_PLANT),
  });

describe('the account of a run', () => {
  it('speaks for the stations of its story, in its run alone', () => {
    const accounts = open({ [station]: 'of the station' });
    accounts.setRun(RUN, hashSecret('of the run'), ['D1', 'D2']);
    expect(accounts.authenticate(RUN, Buffer.from('of the run'))).toEqual({
      account: RUN,
      stations: ['D1', 'D2'],
      run: RUN,
    });
    expect(accounts.authenticate(RUN, Buffer.from('of the station'))).toBeNull();
    expect(accounts.authenticate(station, Buffer.from('of the run'))).toBeNull();
    expect(accounts.authenticate(station, Buffer.from('of the station'))).toEqual({
      account: station,
      stations: [station],
    });
  });

  it('is known by its secret as a run and never as a station', () => {
    const accounts = open({ [station]: 'of the station' });
    accounts.setRun(RUN, hashSecret('of the run'), []);
    expect([accounts.runBySecret('of the run'), accounts.bySecret('of the run')]).toEqual([RUN, null]);
    expect([accounts.runBySecret('of the station'), accounts.bySecret('of the station')]).toEqual([
      null,
      station,
    ]);
  });

  it('is nobody once it is closed, or has another secret', () => {
    const accounts = open();
    accounts.setRun(RUN, hashSecret('first'), []);
    accounts.setRun(RUN, hashSecret('second'), []);
    expect([accounts.runBySecret('first'), accounts.runBySecret('second')]).toEqual([null, RUN]);
    accounts.setRun(RUN, null, []);
    expect(accounts.runBySecret('second')).toBeNull();
    expect(accounts.authenticate(RUN, Buffer.from('second'))).toBeNull();
  });

  it.each([station, 'S1', 'exercise', '+', '#', 'X20261122-', 'X20261122-a/b', ''])(
    'is not named %j',
    (run) => {
      expect(() => open().setRun(run, hashSecret('x'), [])).toThrow('X20261122-7f3a2c');
    },
  );

  it('never has the name of a station, nor a station its name', () => {
    const taken = open({ [RUN]: 'of a station that is named so' });
    expect(() => taken.setRun(RUN, hashSecret('x'), [])).toThrow('give it another name');
    const accounts = open();
    accounts.setRun(RUN, hashSecret('x'), []);
    expect(() => accounts.setHash(RUN, hashSecret('y'))).toThrow("a run's name");
  });
});

describe('one secret, one account', () => {
  it('is taken when anybody else has it, and not when the account itself has', () => {
    const accounts = open({ [station]: 'of the station' });
    accounts.setRun(RUN, hashSecret('of the run'), []);
    expect(accounts.isSecretTaken('of the station', 'S2')).toBe(true);
    expect(accounts.isSecretTaken('of the station', station)).toBe(false);
    expect(accounts.isSecretTaken('of the run', station)).toBe(true);
    expect(accounts.isSecretTaken('of nobody', station)).toBe(false);
  });

  it('is free again when its account has a new one', () => {
    const accounts = open({ [station]: 'old' });
    accounts.setHash(station, hashSecret('new'));
    expect(accounts.isSecretTaken('old', 'S2')).toBe(false);
    expect([accounts.bySecret('old'), accounts.bySecret('new')]).toEqual([null, station]);
  });

  it('is no Bearer key while two share it, and tells them apart again when one has another', () => {
    const accounts = open({ [station]: 'same', S2: 'same' });
    expect(accounts.bySecret('same')).toBeNull();
    accounts.setHash('S2', hashSecret('another'));
    expect(accounts.bySecret('same')).toBe(station);
    accounts.setRun(RUN, hashSecret('runs'), []);
    accounts.setRun(OTHER, hashSecret('runs'), []);
    expect(accounts.runBySecret('runs')).toBeNull();
  });
});
