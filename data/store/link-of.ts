import type { Database } from './database';
import type { Known } from './known';
import * as link from './link';
import type { LinkStore } from './link-store';
import { selectAfter } from './recovery';

/** The ministry link's part of an open store. Nothing else writes its tables, so it never holds up a commit. */
export function linkOf(database: Database, known: () => Known): LinkStore {
  return {
    linkPosition: (endpoint) =>
      database.read('read where the upload stands', (connection) =>
        link.selectPosition(connection, endpoint),
      ),
    saveLink: (step) =>
      database.derive('keep where the upload stands', (connection) => link.saveStep(connection, step)),
    linkEnterprises: (endpoint) =>
      database.read('read what was uploaded', (connection) => link.selectEnterprises(connection, endpoint)),
    linkRefusals: (limit, enterprises) =>
      database.read('read what was refused', (connection) =>
        link.selectRefusals(connection, limit, enterprises),
      ),
    saveMinistryRisk: (results) =>
      database.derive('keep risk results', (connection) => link.saveMinistryRisk(connection, results)),
    latestMinistryRisk: (standIn) =>
      database.read('read risk results', (connection) => link.selectLatestMinistryRisk(connection, standIn)),
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
