/** A growing list of numbers, 8 bytes each. */
export interface Column {
  readonly length: number;
  readonly push: (value: number) => void;
  /** The numbers of now; later pushes do not change how many there are. */
  readonly view: () => Float64Array;
}

const FIRST_CAPACITY = 16;

export function createColumn(): Column {
  let values = new Float64Array(FIRST_CAPACITY);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const grown = new Float64Array(values.length * 2);
        grown.set(values);
        values = grown;
      }
      values[length] = value;
      length += 1;
    },
    view: () => values.subarray(0, length),
  };
}
