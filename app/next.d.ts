// `next-env.d.ts` is written by `next build` and not kept; a fresh clone must type-check before its first build.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
