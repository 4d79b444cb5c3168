/**
 * A message that is refused as a whole. With status 400 or 401 the code repeats the status, as the profile has it.
 * With status 200 the code says why the message was read but not taken: 1001 not now, send it again (profile);
 * 2001 its enterprise has sent no base; 2002 it comes out of order; 2003 it holds a record that another message brought
 * (the stand-in's own codes).
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, sentence: string) {
    super(sentence);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
  }
}
