import { z } from 'zod';

const moment = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const pictureQuery = z.object({
  /** When the picture was taken, epoch ms; now when left out. */
  ts: moment.optional(),
});

export const pictureAtQuery = z.object({
  /** The newest picture at or before this, epoch ms; now when left out. */
  at: moment.optional(),
});

const MOST_LISTED = 2000;
export const pictureListQuery = z.object({
  from: moment.default(0),
  to: moment.optional(),
  /** Of more, the newest. */
  limit: z.coerce.number().int().min(1).max(MOST_LISTED).default(MOST_LISTED),
});

export const pictureKeptAnswer = z.object({
  camera: z.string(),
  ts: z.number().int(),
  /** Of the JPEG that was made of it. */
  bytes: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});

export const pictureListAnswer = z.object({ items: z.array(z.object({ ts: z.number().int() })) });
