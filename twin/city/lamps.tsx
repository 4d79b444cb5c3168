import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useMemo, useRef } from 'react';
import { type Camera, DirectionalLight, HemisphereLight } from 'three';
import type { CityPalette } from './city-palette';

export interface LampsProps {
  readonly palette: CityPalette;
  readonly kmPerPx: RefObject<number>;
  /** Any change of it draws the shadows anew. */
  readonly picture: unknown;
}

/** After the camera rig; below zero, because anything above stops the renderer from drawing by itself. */
const AFTER_CAMERA = -50;
/** Towards the sun: from the north-west, as on printed relief maps. */
const TOWARDS_SUN = [-0.62, 0.88, -0.56] as const;
const SUN_KM = 300;
/** Lambert surfaces divide by pi. */
const SUN_STRENGTH = Math.PI * 0.84;
const SKY_STRENGTH = Math.PI * 0.52;
const SHADOW_PX = 2048;

/** One warm lamp in the north-west with soft shadows, and the sky. Shadows are drawn only when something has moved. */
export function Lamps({ palette, kmPerPx, picture }: LampsProps) {
  const gl = useThree((state) => state.gl);
  const camera = useThree((state) => state.camera);
  const height = useThree((state) => state.size.height);
  const sun = useMemo(createSun, []);
  const sky = useMemo(() => new HemisphereLight('#ffffff', '#000000', SKY_STRENGTH), []);
  sky.color.set(palette.sky);
  sky.groundColor.set(palette.earth);
  const drawn = useRef({ picture: null as unknown, x: 0, y: 0, z: 0 });

  useFrame(() => {
    const last = drawn.current;
    const { x, y, z } = camera.position;
    if (last.picture === picture && last.x === x && last.y === y && last.z === z) return;
    last.picture = picture;
    last.x = x;
    last.y = y;
    last.z = z;
    const reach = Math.min(150, Math.max(8, kmPerPx.current * height * 0.85));
    aim(sun, camera, reach);
    gl.shadowMap.autoUpdate = false;
    gl.shadowMap.needsUpdate = true;
  }, AFTER_CAMERA);

  return (
    <>
      <primitive object={sky} />
      <primitive object={sun} />
      <primitive object={sun.target} />
    </>
  );
}

function createSun(): DirectionalLight {
  const sun = new DirectionalLight('#fff4e3', SUN_STRENGTH);
  sun.castShadow = true;
  sun.shadow.mapSize.set(SHADOW_PX, SHADOW_PX);
  sun.shadow.camera.near = 10;
  sun.shadow.camera.far = SUN_KM * 2;
  sun.shadow.radius = 3;
  return sun;
}

/** Keeps the lamp's picture on the ground that the camera sees: sharp near by, wide from afar. */
function aim(sun: DirectionalLight, camera: Camera, reach: number): void {
  const { x, y, z } = camera.position;
  const direction = camera.getWorldDirection(sun.target.position);
  const along = direction.y < -0.05 ? -y / direction.y : 0;
  sun.target.position.set(x + direction.x * along, 0, z + direction.z * along);
  sun.position.set(
    sun.target.position.x + TOWARDS_SUN[0] * SUN_KM,
    TOWARDS_SUN[1] * SUN_KM,
    sun.target.position.z + TOWARDS_SUN[2] * SUN_KM,
  );
  const frustum = sun.shadow.camera;
  [frustum.left, frustum.right, frustum.top, frustum.bottom] = [-reach, reach, reach, -reach];
  frustum.updateProjectionMatrix();
  sun.shadow.normalBias = reach / 600;
  sun.target.updateMatrixWorld();
  sun.updateMatrixWorld();
}
