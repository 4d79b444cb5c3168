import type { Described } from './build-open-api';
import * as schemas from './picture-schemas';

/** Pictures of the cameras. */
export const PICTURE_CALLS: readonly Described[] = [
  {
    method: 'post',
    path: '/api/cameras/{id}/snapshots',
    summary:
      "A picture from the camera's station; PNG, JPEG or WebP, at most 1 MiB and 12 megapixels; a JPEG of our own is made of it",
    right: 'upload-picture',
    query: schemas.pictureQuery,
    bodyType: 'image/*',
    status: 201,
    answer: schemas.pictureKeptAnswer,
  },
  {
    method: 'get',
    path: '/api/cameras/{id}/snapshots',
    summary:
      'The newest picture at or before a moment; x-picture-ts is when it was taken, x-simulated: 1 marks one of a virtual station',
    right: 'see',
    query: schemas.pictureAtQuery,
    answerType: 'image/jpeg',
  },
  {
    method: 'get',
    path: '/api/cameras/{id}/snapshots/list',
    summary: 'When the pictures of a camera were taken, ascending',
    right: 'see',
    query: schemas.pictureListQuery,
    answer: schemas.pictureListAnswer,
  },
];
