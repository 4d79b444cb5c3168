/** Puts answers back into the order of their questions. One queue per connection. */
export interface SettleQueue {
  /** Takes a place; the returned function gives the answer, once. */
  readonly take: (answer: (error: Error | null) => void) => (error: Error | null) => void;
  readonly waiting: () => number;
}

/**
 * MQTT 3.1.1, 4.6: PUBACKs go out in the order of the PUBLISHes. The broker acknowledges in the order in which it is
 * called back, so an answer that comes before its turn waits here.
 */
export function createSettleQueue(): SettleQueue {
  const places: Place[] = [];
  const drain = (): void => {
    let first = places[0];
    while (first?.outcome !== undefined) {
      places.shift();
      first.answer(first.outcome);
      first = places[0];
    }
  };
  return {
    take(answer) {
      const place: Place = { answer };
      places.push(place);
      return (error) => {
        if (place.outcome !== undefined) return;
        place.outcome = error;
        drain();
      };
    },
    waiting: () => places.length,
  };
}

interface Place {
  readonly answer: (error: Error | null) => void;
  outcome?: Error | null;
}
