import { BufferAttribute, BufferGeometry, Color, Mesh, MeshLambertMaterial } from 'three';
import type { Actor } from './actor';
import type { PlantLayout } from './geometry/layout-plant';
import type { Palette } from './palette';

/** The ground, the lighter slab of the workshop on it, and a grid of 1 m with a stronger line every 5 m. One draw call. */
export function createFloor(layout: PlantLayout, palette: Palette): Actor {
  const geometry = floorGeometry(layout, palette);
  const material = new MeshLambertMaterial({ vertexColors: true });
  const { floor } = layout;
  const centre = [(floor.left + floor.right) / 2, (floor.back + floor.front) / 2];
  const reach = Math.hypot(floor.right - floor.left, floor.front - floor.back) / 2;
  material.onBeforeCompile = (shader) => {
    shader.uniforms.gridColour = { value: new Color(palette.grid) };
    shader.uniforms.background = { value: new Color(palette.background) };
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec3 vGround;')
      .replace('#include <begin_vertex>', '#include <begin_vertex>\nvGround = position;');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${GRID_HEAD}`)
      .replace(
        '#include <color_fragment>',
        `#include <color_fragment>\ndiffuseColor.rgb = mix(diffuseColor.rgb, gridColour, gridAt(vGround.xz) * ${palette.gridStrength.toFixed(2)});`,
      )
      .replace(
        '#include <opaque_fragment>',
        `float away = smoothstep(${(reach * 0.9).toFixed(2)}, ${(reach * 1.75).toFixed(2)}, distance(vGround.xz, vec2(${centre.map((value) => value.toFixed(2)).join(', ')})));\noutgoingLight = mix(outgoingLight, background, away);\n#include <opaque_fragment>`,
      );
  };
  const mesh = new Mesh(geometry, material);
  mesh.receiveShadow = true;
  return {
    object: mesh,
    show: () => undefined,
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

const GRID_HEAD = /* glsl */ `
varying vec3 vGround;
uniform vec3 gridColour;
uniform vec3 background;
float lineAt(vec2 at, float step) {
  vec2 scaled = at / step;
  vec2 width = fwidth(scaled);
  vec2 near = abs(fract(scaled - 0.5) - 0.5) / max(width, vec2(1e-4));
  float fade = 1.0 - smoothstep(0.15, 0.5, max(width.x, width.y));
  return (1.0 - min(min(near.x, near.y), 1.0)) * fade;
}
float gridAt(vec2 at) {
  return max(lineAt(at, 1.0) * 0.45, lineAt(at, 5.0));
}
`;

function floorGeometry(layout: PlantLayout, palette: Palette): BufferGeometry {
  const { floor, lanes, aisleZ } = layout;
  const far = 90;
  const quads = [
    {
      left: floor.left - far,
      right: floor.right + far,
      back: floor.back - far,
      front: floor.front + far,
      y: -0.02,
      tone: palette.floor,
    },
  ];
  lanes.forEach((lane, index) => {
    const before = lanes[index - 1];
    const after = lanes[index + 1];
    quads.push({
      left: before ? (before.right + lane.left) / 2 : floor.left,
      right: after ? (lane.right + after.left) / 2 : floor.right,
      back: lane.collector.indoor ? floor.back : aisleZ - 0.75,
      front: floor.front,
      y: 0,
      tone: palette.indoor,
    });
  });
  const geometry = new BufferGeometry();
  const positions: number[] = [];
  const normals: number[] = [];
  const colours: number[] = [];
  const indices: number[] = [];
  for (const quad of quads) {
    const first = positions.length / 3;
    const colour = new Color(quad.tone);
    positions.push(
      quad.left,
      quad.y,
      quad.front,
      quad.right,
      quad.y,
      quad.front,
      quad.right,
      quad.y,
      quad.back,
      quad.left,
      quad.y,
      quad.back,
    );
    for (let corner = 0; corner < 4; corner += 1) {
      normals.push(0, 1, 0);
      colours.push(colour.r, colour.g, colour.b);
    }
    indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(new Float32Array(normals), 3));
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(colours), 3));
  geometry.setIndex(indices);
  return geometry;
}
