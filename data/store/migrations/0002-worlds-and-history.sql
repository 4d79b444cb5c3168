-- One schema for the file of every world. What only the live world has (the list of runs, people, the registry) stays
-- empty in a run's file; what only a run has (actions, snapshots, its report) stays empty in the live one.
-- Times are epoch milliseconds, UTC: in a run's file simulated ones, but for ..._wall_ts, the server's clock.

CREATE TABLE runs (
  id VARCHAR PRIMARY KEY,
  created_wall_ts BIGINT NOT NULL,
  run_json VARCHAR NOT NULL
);

CREATE SEQUENCE run_action_number;

-- The key is everything that was said: the same group kept again changes nothing.
CREATE TABLE run_actions (
  sim_ts BIGINT NOT NULL,
  wall_ts BIGINT NOT NULL,
  person VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  params_json VARCHAR NOT NULL,
  number BIGINT NOT NULL DEFAULT nextval('run_action_number'),
  PRIMARY KEY (sim_ts, wall_ts, person, kind, params_json)
);

CREATE TABLE snapshots (
  sim_ts BIGINT PRIMARY KEY,
  automatic BOOLEAN NOT NULL,
  ingest_id BIGINT NOT NULL,
  simulator_json VARCHAR NOT NULL,
  judge_json VARCHAR NOT NULL,
  estimates_json VARCHAR NOT NULL
);

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  report_json VARCHAR NOT NULL
);

-- How a station's line stood from `ts` on. Of two at one instant the later said stands.
CREATE TABLE station_lines (
  station VARCHAR NOT NULL,
  ts BIGINT NOT NULL,
  online BOOLEAN NOT NULL,
  PRIMARY KEY (station, ts)
);

-- The estimates as a value, with the greatest ingest_id that went in.
CREATE TABLE estimate_states (
  ingest_id BIGINT NOT NULL,
  received_ts BIGINT NOT NULL,
  state_json VARCHAR NOT NULL,
  PRIMARY KEY (ingest_id, received_ts)
);

-- Every version of a warning and of an enterprise's risk, from known_at on. The current ones stay where they were.
CREATE SEQUENCE warning_change_number;

CREATE TABLE warning_changes (
  number BIGINT NOT NULL DEFAULT nextval('warning_change_number'),
  id VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  known_at BIGINT NOT NULL,
  warning_json VARCHAR NOT NULL
);

INSERT INTO warning_changes (id, state, known_at, warning_json)
  SELECT id, state, (warning_json::JSON ->> 'changedTs')::BIGINT, warning_json FROM warnings ORDER BY raised_ts, id;

CREATE SEQUENCE risk_change_number;

CREATE TABLE risk_changes (
  number BIGINT NOT NULL DEFAULT nextval('risk_change_number'),
  enterprise VARCHAR NOT NULL,
  known_at BIGINT NOT NULL,
  risk_json VARCHAR NOT NULL
);

INSERT INTO risk_changes (enterprise, known_at, risk_json)
  SELECT enterprise, computed_ts, risk_json FROM risk ORDER BY enterprise;

-- Now and then the newest reading of every series, as known after ingest_id `mark`: a past moment is the last mark before
-- it and the rows since. received_ts of a mark is the greatest of all rows up to it, so every one of them was known then.
CREATE TABLE latest_marks (
  mark BIGINT NOT NULL,
  series INTEGER NOT NULL,
  ts BIGINT NOT NULL,
  value DOUBLE NOT NULL,
  quality UTINYINT NOT NULL,
  received_ts BIGINT NOT NULL,
  ingest_id BIGINT NOT NULL
);

CREATE TABLE latest_mark_heads (
  mark BIGINT PRIMARY KEY,
  received_ts BIGINT NOT NULL
);
