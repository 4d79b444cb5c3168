/** What a `User-Agent` header says of browser and system, as far as it is known; proper names, the same in every language. */
export interface Agent {
  readonly browser: string | null;
  readonly system: string | null;
}

/** `Mozilla/5.0 (Windows NT 10.0; ...) Chrome/131.0.0.0 Safari/537.36` gives `{ browser: 'Chrome 131', system: 'Windows' }`. */
export function describeAgent(agent: string): Agent {
  return { browser: browserOf(agent), system: SYSTEMS.find(([sign]) => sign.test(agent))?.[1] ?? null };
}

function browserOf(agent: string): string | null {
  for (const [sign, name] of BROWSERS) {
    const found = sign.exec(agent);
    if (found) return found[1] ? `${name} ${found[1]}` : name;
  }
  return null;
}

/** The first that fits counts: most browsers also claim to be Chrome and Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/wxwork\/(\d+)/i, 'WeCom'],
  [/MicroMessenger\/(\d+)/, 'WeChat'],
  [/DingTalk\/(\d+)/, 'DingTalk'],
  [/QQBrowser\/(\d+)/, 'QQBrowser'],
  [/360SE|360EE|QIHU/i, '360'],
  [/\bMetaSr\b|SogouMobileBrowser/, 'Sogou'],
  [/Quark\/(\d+)/, 'Quark'],
  [/UCBrowser\/(\d+)/, 'UC'],
  [/HuaweiBrowser\/(\d+)/, 'Huawei'],
  [/\b(?:Edg|EdgA|EdgiOS)\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\bFxiOS\/(\d+)/, 'Firefox'],
  [/\b(?:Chrome|HeadlessChrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* .*Safari\//, 'Safari'],
  [/^curl\/(\d+)/, 'curl'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/OpenHarmony|HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows NT/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/UOS|Kylin/i, 'Kylin / UOS'],
  [/Linux/, 'Linux'],
];
