import type { Database } from './database';
import type { Known } from './known';
import * as link from './link';
import type { LinkStore } from './link-store';
import { selectAfter } from './recovery';

/** The ministry link's part of an open store. */
export function linkOf(database: Database, known: () => Known): LinkStore {
  return {
    linkPosition: () => database.read('read where the upload stands', link.selectPosition),
    saveLink: (step) =>
      database.write('keep where the upload stands', (connection) => link.saveStep(connection, step)),
    linkEnterprises: () => database.read('read what was uploaded', link.selectEnterprises),
    linkRefusals: (limit) =>
      database.read('read what was refused', (connection) => link.selectRefusals(connection, limit)),
    saveMinistryRisk: (results) =>
      database.write('keep risk results', (connection) => link.saveMinistryRisk(connection, results)),
    latestMinistryRisk: () => database.read('read risk results', link.selectLatestMinistryRisk),
    readingsBetween: (range) =>
      database.read('read readings', (connection) =>
        selectAfter(connection, known(), { after: range.after, upTo: range.upTo, batch: range.limit }),
      ),
    lastIngestId: async () => {
      await database.ready();
      return known().lastIngestId;
    },
  };
}
