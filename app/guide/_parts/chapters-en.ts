import type { GuideText } from './guide-text';

export const CHAPTERS_EN: GuideText = {
  start: {
    title: 'Start here',
    lead: 'Dust Twin watches over dust that can explode: a live 3D twin of every dust collector, signals judged as they come, graded alarms and warnings, extreme and actual risk.',
    steps: [
      'Look at the top bar first: unacknowledged alarms by level, and whether the line is live.',
      'Pages stand from left to right: overview, plants, alarms, trends, exercises … only those that you may open.',
      'If a sign is unknown, open "Colours, shapes and marks"; the "?" in the top bar opens the chapter of the page you are on.',
      'Everything seen is in the address: copy it to a colleague, who sees the same picture (within their rights).',
    ],
    notes: [
      'The five sample enterprises, their people and addresses are invented and say so; the map is a schematic.',
      'Times are Beijing time, 24 hours.',
    ],
  },
  overview: {
    title: 'Leaders: the overview in ten seconds',
    lead: 'It answers three questions: is anything wrong, where, and is somebody on it.',
    steps: [
      'The strip at the top: newest unacknowledged alarm, open ones by level, online rate. All grey means nothing is wrong.',
      'The map: height is actual risk, the fill is the level; a pillar is an enterprise, its core actual risk, its ghost extreme risk.',
      'The ranking at the right: who leads it and why; point at a row to see what its figure is made of.',
      'The warnings at the foot: raised, acknowledged, closed, and what is late. Click an enterprise to enter its twin.',
    ],
    notes: [
      'Big screen: "Wall" at the upper right shows the map alone, led from place to place.',
      `Risk model, bands and times are defaults of this system, to be confirmed by the authority; the ministry's result stands beside ours in a plant's "Risk" tab and is never mixed in.`,
    ],
  },
  plants: {
    title: 'Looking at one plant',
    lead: 'Left the 3D twin, built from the registry; right the same in words.',
    steps: [
      'Open "Plants" and choose one; the camera buttons fly to the whole plant, a collector or a part.',
      'Click a part, such as the hopper: its points, history and alarm rules with their basis open below.',
      'A value stands in its range bar: the pale band is normal, ticks are limits, the arrow is the trend, then its age.',
      `The "Risk" tab: what drives the figure and what to do now; below it the ministry's result, where there is one.`,
    ],
    notes: ['Hatched values are estimated from signals, not measured; hollow means offline or stale.'],
  },
  alarms: {
    title: 'Duty officers: handling alarms',
    lead: 'An alarm belongs to a point or collector, a warning to an enterprise. Acknowledging says that somebody has seen it and takes care; it does not mend anything.',
    steps: [
      'Open "Alarms": what is active, unacknowledged first, gravest first.',
      'Choose with `↑` `↓`, read with `Enter`: why it was raised, by which rule, what is advised.',
      'Act, then acknowledge: press `A` and give the reason (who is on the way, who was called); your name and the time are kept.',
      'When the value returns the state becomes "Returned, unack." or "Over". What nobody acknowledged does not vanish.',
      'To see how it was: "Show in the twin" opens the moment at which the alarm was known.',
    ],
    notes: [
      'Before maintenance set a window in the registry with reason and end: alarms are held back until then and come back by themselves.',
      '"Late data" marks alarms found in data that a station sent after its line was down; nobody could be told at the time.',
      'Each level has its sound, to be tried on the alarms page; many at once are summarised.',
    ],
  },
  trends: {
    title: 'Analysts: trends and forecasts',
    lead: 'Up to 12 curves with one time axis and one cursor; each chart says whether it shows raw data or roll-ups.',
    steps: [
      'Tick points at the left, or take a whole kind with a quick pick.',
      'Choose the time, drag sideways to zoom, double-click to return; a break in a line means no data and is not bridged.',
      'Switch on "Forecast": the fan is the likely range, with the time to the limit; where the basis is too thin it says so.',
      '"Export CSV" gives what the chart shows, with times and units.',
    ],
    notes: [
      'Hollow points and hatching at the foot mean doubtful quality.',
      'In the past a chart holds only what was known then.',
    ],
  },
  exercises: {
    title: 'Trainers: running exercises',
    lead: 'An exercise is a world of its own, with its own clock, alarms and file. It never touches live data and is never uploaded.',
    steps: [
      'Open "Exercises", choose scenario, seed and speed (0.5 to 600) and create the run: its desk opens. The same seed gives the same run.',
      'After "Start" you can freeze, step, change speed, inject faults and take snapshots; the "Trainee" seat hides the script.',
      'What operators do (acknowledge, stop production or fan, clear an airlock, start a pump) is done under "Act" and recorded.',
      '"End" makes the report: expected beside done, hits, misses, late and false alarms, each of which can be replayed in the twin.',
      'To teach the upload, open "Ministry link", "Stand-in practice", and let the stand-in misbehave: break, retry, catch up.',
      '"Validation report" (upper right of the exercises): which injected faults the alarms tell of, how late, what they tell for nothing, and whether the bars hold. Open a case for its curves; "Compare with" shows what a changed rule changed.',
    ],
    notes: [
      'An exercise has a loud frame and the word for it on every picture; live alarms still speak up in its banner.',
      'A scenario of your own is a JSON file; a mistake in it is told with line and field.',
    ],
  },
  exchange: {
    title: 'The ministry link',
    lead: 'Data flow through one pipe: stored, sealed, sent, accepted. Grey is normal; colour means look here.',
    steps: [
      'Read the one sentence of state: running, paused (by whom and why), retrying (in how many seconds), sending held (many failures) or off.',
      'Look along the pipe: above each stretch is what waits there; waiting for 1 h is yellow, 6 h orange, 24 h red (local rule).',
      "The lists below: accepted per enterprise, refused records and why, newest failures, the ministry's risk results.",
      'Duty officers may pause the upload with a reason; resumed, it goes on from the same place, nothing lost and nothing twice.',
      'Administrators set the endpoint: address, appId, appSecret, SM4 keys. Keys go into a file that only this program reads and are never shown again.',
      'With a stand-in, trainers and administrators can let it time out, refuse or lose answers under "Stand-in practice", mend it, watch the backlog drain, and compare both ledgers.',
    ],
    notes: [
      'Data of virtual stations may go only to a server that says it is a stand-in; data of exercises go nowhere.',
      `The inner specification is not public: fields and codes are this system's provisional choice. "Basis of messages" says what was read and what is our own.`,
    ],
  },
  registry: {
    title: 'Administrators: the registry',
    lead: 'Enterprises, collectors, stations, gateways and cameras. Twins, rules and limits are made from it.',
    steps: [
      'Create or change: fill in, give the reason, save; each change is a version that tells who, when and why.',
      'What is no longer used is retired, not deleted; it can be restored.',
      "A station's secret is shown once, when it is made: hand it to the installer at once. If it is lost, make a new one; the old one stops working.",
      'Import and export as NDJSON or xlsx; a file is checked line by line before anything is registered, and errors are listed by line.',
      'Standstill and maintenance: set the production status or a window, with reason and end.',
    ],
    notes: ['When two people change the same record, the second is told; nothing is overwritten silently.'],
  },
  'data-health': {
    title: 'Data health',
    lead: 'How well the data come in: which station is offline, which point is silent or frozen, what was refused.',
    steps: [
      'Begin with the line of figures: stations on line, silent points, frozen points, refusals; each figure leads to its list.',
      '"Stations" shows line, clock skew and online rate; "Points" since when nothing came and whether it moves.',
      '"Refused" tells reason, count and a sample: correct the station by field, value and limit as named.',
    ],
    notes: ['Refused data are not judged, but they are counted; nothing vanishes silently.'],
  },
  admin: {
    title: 'Administrators: people and system',
    lead: 'Who may come in, which districts they see, what they may do; and how the system is.',
    steps: [
      'Create a person: name, role, districts (none chosen means the whole city). Hand over the one-time link for the first sign-in.',
      'Password forgotten or locked: give a new one-time link; reset the second factor when it is lost.',
      'Leaving: disable the account; all its sessions end at once.',
      'Look through the sessions; any of them can be ended.',
    ],
    notes: [
      'Administrators sign in by password only with the second factor (TOTP).',
      'Roles and rights are one fixed table, and every call checks for itself.',
    ],
  },
  audit: {
    title: 'Auditors: the audit trail',
    lead: 'Who did what, when, to what, and whether it was allowed. Read only.',
    steps: [
      'Open the audit trail on the "Admin" page and filter by person or action.',
      'Check the chain: each entry carries the digest of the one before, so a changed, removed or inserted entry is found and its place named.',
      "With the registry's versions and the reasons of acknowledgements the whole course of a matter can be told.",
    ],
    notes: ['Refused requests are recorded too, also those for foreign districts.'],
  },
  account: {
    title: 'Your account',
    lead: 'Password, second factor and your own sessions.',
    steps: [
      'After the first sign-in by link set a password: 12 characters with three kinds of them, or 20 characters; without your name, none of the last 5.',
      'Second factor: scan the code and confirm with six digits.',
      'Signed in elsewhere? End the sessions that you do not know.',
    ],
    notes: ['Many wrong tries lock the account for a while; the message says for how long.'],
  },
  worlds: {
    title: 'Live, history, exercise: which time you see',
    lead: 'The clock at the foot says which world and which moment is shown. What is not live has a loud frame and a banner.',
    steps: [
      'Live: how things are now. `L` brings you back at any time.',
      'History: any stored moment, as it was known then; drag the bar, Space plays, `←` `→` step.',
      'Exercise: a simulated world, nothing in it is real; its banner still tells of alarms that wait in the live one.',
    ],
    notes: [
      'Past alarms cannot be acknowledged: return to live first.',
      'The ministry link, administration and your account know only now and do not follow the clock.',
    ],
  },
  signs: {
    title: 'Colours, shapes and marks',
    lead: 'Grey is normal. Colour means one of four levels, always with shape, Roman numeral and word, so that it reads in grey too.',
    steps: [],
    notes: [
      'Risk is an area or a ring, an alarm an icon: they are never confused.',
      'Only unacknowledged levels Ⅰ and Ⅱ pulse slowly; none does when the system asks for reduced motion.',
    ],
  },
  provisional: {
    title: 'What "provisional" and "local rule" mean',
    lead: 'What was not read in an official text is not called a standard.',
    steps: [
      'A rule with a clause: the text was read; document, edition and clause stand beside it.',
      '"Provisional": the official text is not public or not yet checked; used for now, not to be cited. The messages of the ministry link are of this kind.',
      '"Local rule": a default that this system chose (such as the risk model and time limits); the authority may confirm or change it.',
    ],
    notes: ['This system never claims conformity with a specification it has not read.'],
  },
  keys: {
    title: 'Keyboard',
    lead: 'Everything can be done without a mouse.',
    steps: [],
    notes: ['Beside every 3D picture stands a list that says the same, for keyboard and screen reader.'],
  },
  glossary: {
    title: 'Glossary',
    lead: 'What these words mean here.',
    steps: [],
    notes: [],
  },
};
