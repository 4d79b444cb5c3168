'use client';

import { useTranslations } from 'next-intl';
import { DISTRICTS } from '../../../data/catalogue/districts';
import { dustByNumber } from '../../../data/catalogue/dusts';
import { tradeByCode } from '../../../data/catalogue/trades';
import { Facts } from '../../ui/facts';
import type { EnterpriseDetail } from '../../ui/registry';
import { SimulatedMark } from '../../ui/simulated-mark';
import { StationLine } from '../../ui/station-line';
import { useLanguage } from '../../ui/use-language';
import { WorldLink } from '../../ui/world-link';
import { CameraPicture } from './camera-picture';
import { writeChosenPart } from './chosen-part';
import { NoPicturesInExercises } from './no-pictures-in-exercises';
import styles from './plant.module.css';
import { usePlantView } from './use-plant-view';

/** Who runs the plant, with which dusts and people; its stations and cameras. */
export function PlantCard({ enterprise }: { enterprise: EnterpriseDetail }) {
  const t = useTranslations('plant');
  const registry = useTranslations('registry');
  const language = useLanguage();
  const trade = tradeByCode(enterprise.trade);
  const virtualStations = new Set(enterprise.stations.filter((each) => each.virtual).map((each) => each.id));
  const [, change] = usePlantView();
  const standing = new Set<string | undefined>(enterprise.collectors.map((each) => each.id));
  const show = (collector = ''): void =>
    void change({ part: writeChosenPart(collector, 'camera'), view: `${collector}/camera` });
  return (
    <div className={styles.card}>
      <NoPicturesInExercises />
      {enterprise.cameras.map((camera) => (
        <CameraPicture
          key={camera.id}
          camera={camera}
          virtual={virtualStations.has(camera.station)}
          {...(standing.has(camera.collector) ? { onShow: () => show(camera.collector) } : {})}
        />
      ))}
      <Facts
        rows={[
          [registry('fact.trade'), `${enterprise.trade} ${trade?.name[language] ?? ''}`],
          [
            registry('fact.district'),
            DISTRICTS.find((each) => each.code === enterprise.district)?.name[language] ??
              enterprise.district,
          ],
          [registry('fact.address'), enterprise.address[language]],
          [
            registry('column.dusts'),
            enterprise.dusts.map((dust) => dustByNumber(dust).name[language]).join(' · '),
          ],
          [registry('fact.workers'), registry('persons', { count: enterprise.workersPerShift })],
          [
            registry('fact.building'),
            registry('building', {
              storeys: enterprise.building.storeys,
              structure: registry(`structure.${enterprise.building.structure}`),
            }),
          ],
        ]}
      />
      <section>
        <h3>{registry('section.stations')}</h3>
        <ul className={styles.rows}>
          {enterprise.stations.map((station) => (
            <li key={station.id}>
              <span className="num">{station.id}</span> {station.name[language]}
              {station.virtual ? <SimulatedMark size="sm" /> : null}
              <StationLine station={station.id} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{registry('section.contacts')}</h3>
        <ul className={styles.rows}>
          {enterprise.contacts.map((contact) => (
            <li key={`${contact.name} ${contact.phone}`}>
              {contact.name} <span className={styles.meta}>{contact.role[language]}</span>{' '}
              <span className="num">{contact.phone}</span>
            </li>
          ))}
        </ul>
      </section>
      <WorldLink className="button" href={`/registry?enterprise=${encodeURIComponent(enterprise.id)}`}>
        {t('openRegistry')}
      </WorldLink>
    </div>
  );
}
