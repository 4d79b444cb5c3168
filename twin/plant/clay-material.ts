import { DoubleSide, MeshLambertMaterial, type WebGLProgramParametersWithUniforms } from 'three';

/** In the alpha of an instance's colour: below -0.5 the part is hollow, above 0 it shines by itself, 1 fully. */
export const HOLLOW = -1;

const HOLLOW_CHUNK = /* glsl */ `
diffuseColor.rgb *= vColor.rgb;
float selfLight = max(vColor.a, 0.0);
if (vColor.a < -0.5) {
  if (mod(gl_FragCoord.x + gl_FragCoord.y, 10.0) > 1.4) discard;
  diffuseColor.rgb *= 0.5;
}
`;
const SELF_LIGHT_CHUNK = /* glsl */ `
totalEmissiveRadiance += vColor.rgb * selfLight * 0.8;
`;

/** Matte clay for a batch: hollow parts keep only a thin hatch, parts in alarm shine a little. */
export function createClayMaterial(): MeshLambertMaterial {
  const material = new MeshLambertMaterial({
    side: DoubleSide,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  });
  material.onBeforeCompile = (shader) => {
    replaceChunk(shader, 'color_fragment', HOLLOW_CHUNK);
    appendChunk(shader, 'emissivemap_fragment', SELF_LIGHT_CHUNK);
  };
  material.customProgramCacheKey = () => 'dust-twin-clay';
  return material;
}

const HATCH_CHUNK = /* glsl */ `
#ifdef USE_COLOR
  diffuseColor.rgb *= vColor.rgb;
#endif
#ifdef USE_INSTANCING_COLOR
  if (vColor.r < 0.0) {
    if (mod(gl_FragCoord.x + gl_FragCoord.y, 10.0) > 1.4) discard;
    diffuseColor.rgb = vec3(0.45, 0.5, 0.56);
  } else
#endif
if (mod(gl_FragCoord.x - gl_FragCoord.y, 7.0) < 1.6) diffuseColor.rgb *= 0.62;
`;

/** For what is estimated: clay with a diagonal hatch. An instance with a negative red is hollow. */
export function createHatchedMaterial(): MeshLambertMaterial {
  const material = new MeshLambertMaterial({ side: DoubleSide });
  material.onBeforeCompile = (shader) => replaceChunk(shader, 'color_fragment', HATCH_CHUNK);
  material.customProgramCacheKey = () => 'dust-twin-hatched';
  return material;
}

function replaceChunk(shader: WebGLProgramParametersWithUniforms, name: string, code: string): void {
  shader.fragmentShader = shader.fragmentShader.replace(`#include <${name}>`, code);
}

function appendChunk(shader: WebGLProgramParametersWithUniforms, name: string, code: string): void {
  replaceChunk(shader, name, `#include <${name}>\n${code}`);
}
