/** The annotations that can be mentioned here, under the text that asks for them. */
import type { ReactNode } from 'react';
import { quoted } from '../../shared/text/quoted.ts';
import type { Offer } from './mentions.ts';
import styles from './rich-text.module.css';

interface OfferListProps {
  readonly id: string;
  readonly offer: Offer;
  /** Which one Enter takes. */
  readonly at: number;
}

export const OfferList = ({ id, offer, at }: OfferListProps): ReactNode => (
  <ul className={styles['offer']} id={id} role="listbox" aria-label="Annotations to mention">
    {offer.items.map((item, index) => (
      <li
        key={`${item.end.article} ${item.end.span}`}
        id={`${id}-${index}`}
        role="option"
        aria-selected={index === at}
        ref={index === at ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
        // The text keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => offer.choose(item)}
      >
        <span className={styles['offerQuote']}>{quoted(item.quote)}</span>
        <span className={styles['offerDetail']}>{item.detail}</span>
      </li>
    ))}
  </ul>
);
