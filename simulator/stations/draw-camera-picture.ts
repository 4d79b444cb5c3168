import { Resvg } from '@resvg/resvg-js';
import { type CameraView, cameraScene } from './camera-scene';

/** The camera's picture of the moment as PNG, 640 x 360. Text is drawn as outlines, so no font is looked for. */
export function drawCameraPicture(view: CameraView): Buffer {
  return new Resvg(cameraScene(view), { font: { loadSystemFonts: false } }).render().asPng();
}
