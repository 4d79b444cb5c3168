import { z } from 'zod';

const whole = z.number().int().min(0);

const uploadStateSchema = z.object({
  pause: z.object({ by: z.string(), ts: z.number(), reason: z.string() }).nullable().default(null),
  /** Readings that stay here: virtual, and the endpoint is no stand-in. */
  withheld: whole.default(0),
  accepted: whole.default(0),
  refused: whole.default(0),
  repeated: whole.default(0),
  messagesAccepted: whole.default(0),
  /** Of the newest reading that was accepted. */
  acceptedIngestId: whole.default(0),
  acceptedReceivedTs: z.number().nullable().default(null),
  /** The messages of the batch in flight: [enterprise, first ingestId, last ingestId]. Planned once, so that each keeps its id. */
  plan: z.array(z.tuple([z.string(), whole, whole])).default([]),
  /** Whose each collector was when they were planned: a registry that changed meanwhile moves no record into another message. */
  owners: z.record(z.string(), z.string()).default({}),
  /** Those of them that go record by record. */
  split: z.array(z.string()).default([]),
});

/** What the upload must know after a restart, beside the cursor. */
export type UploadState = Readonly<z.infer<typeof uploadStateSchema>>;

/** Reads a kept state; one that cannot be read is an error, because a forgotten plan would send records twice. */
export function readUploadState(kept: unknown): UploadState {
  return uploadStateSchema.parse(kept ?? {});
}
