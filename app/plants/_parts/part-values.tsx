import type { Part } from '../../../twin/collector/parts';
import { EstimateRow } from './estimate-row';
import styles from './plant.module.css';
import { PointRow, type PointRowProps } from './point-row';

/** What is read at one part, then what is inferred there. */
export function PartValues({ part, ...row }: Omit<PointRowProps, 'point'> & { readonly part: Part }) {
  return (
    <ul className={styles.points}>
      {part.points.map((point) => (
        <PointRow key={point} point={point} {...row} />
      ))}
      {part.estimates.map((estimate) => (
        <EstimateRow key={estimate} collector={row.collector.id} estimate={estimate} />
      ))}
    </ul>
  );
}
