-- Times are epoch milliseconds, UTC. A column that ends in _json holds JSON text.

-- Dictionaries: a reading names its series and its station by a small number.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  collector VARCHAR NOT NULL,
  point VARCHAR NOT NULL,
  UNIQUE (collector, point)
);

CREATE TABLE stations (
  id INTEGER PRIMARY KEY,
  name VARCHAR NOT NULL UNIQUE
);

-- No key on purpose: it makes appending four times as dear. One key may stand here more than once;
-- every query lets the greatest (boot, seq, ingest_id) win.
CREATE TABLE readings (
  ingest_id BIGINT NOT NULL,
  series INTEGER NOT NULL,
  ts BIGINT NOT NULL,
  received_ts BIGINT NOT NULL,
  boot BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  value DOUBLE NOT NULL,
  quality UTINYINT NOT NULL,
  late BOOLEAN NOT NULL,
  station INTEGER NOT NULL
);

-- Roll-ups. "good" is quality 0, "bad" every other; last_ingest is the greatest ingest_id that went in.
CREATE TABLE readings_1m (
  series INTEGER NOT NULL,
  ts BIGINT NOT NULL,
  good_count BIGINT NOT NULL,
  good_min DOUBLE,
  good_max DOUBLE,
  good_sum DOUBLE,
  bad_count BIGINT NOT NULL,
  bad_min DOUBLE,
  bad_max DOUBLE,
  bad_sum DOUBLE,
  quality UTINYINT NOT NULL,
  last_ingest BIGINT NOT NULL
);

CREATE TABLE readings_1h AS FROM readings_1m;
CREATE TABLE readings_1d AS FROM readings_1m;

-- How far each roll-up reaches: every row up to ingest_id is in it. through_ts is the newest bucket rolled,
-- received_ts the greatest moment of receipt among those rows.
CREATE TABLE roll_up_marks (
  level VARCHAR PRIMARY KEY,
  ingest_id BIGINT NOT NULL,
  through_ts BIGINT NOT NULL,
  received_ts BIGINT NOT NULL
);

INSERT INTO roll_up_marks VALUES ('1m', 0, 0, 0), ('1h', 0, 0, 0), ('1d', 0, 0, 0);

CREATE TABLE judge_checkpoint (
  id INTEGER PRIMARY KEY,
  ingest_id BIGINT NOT NULL,
  received_ts BIGINT NOT NULL,
  state_json VARCHAR NOT NULL
);

CREATE TABLE alarms (
  id VARCHAR PRIMARY KEY,
  world VARCHAR NOT NULL,
  rule_id VARCHAR NOT NULL,
  collector VARCHAR NOT NULL,
  point VARCHAR,
  priority UTINYINT NOT NULL,
  state VARCHAR NOT NULL,
  raised_ts BIGINT NOT NULL,
  known_at BIGINT NOT NULL,
  returned_ts BIGINT,
  acknowledged_json VARCHAR,
  late BOOLEAN NOT NULL,
  params_json VARCHAR NOT NULL
);

CREATE SEQUENCE alarm_event_number;

CREATE TABLE alarm_events (
  alarm_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  ts BIGINT NOT NULL,
  known_at BIGINT NOT NULL,
  alarm_json VARCHAR NOT NULL,
  number BIGINT NOT NULL DEFAULT nextval('alarm_event_number'),
  PRIMARY KEY (alarm_id, kind, ts)
);

CREATE TABLE quarantine (
  station VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  topic VARCHAR NOT NULL,
  field VARCHAR NOT NULL,
  params_json VARCHAR NOT NULL,
  sample VARCHAR NOT NULL,
  first_seen BIGINT NOT NULL,
  last_seen BIGINT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (station, reason, topic, field)
);

CREATE SEQUENCE registry_number;

CREATE TABLE registry (
  kind VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  record_json VARCHAR NOT NULL,
  changed_ts BIGINT NOT NULL,
  number BIGINT NOT NULL DEFAULT nextval('registry_number'),
  PRIMARY KEY (kind, id)
);

CREATE TABLE secret_hashes (
  account VARCHAR PRIMARY KEY,
  hash VARCHAR NOT NULL,
  changed_ts BIGINT NOT NULL
);

CREATE TABLE warnings (
  id VARCHAR PRIMARY KEY,
  state VARCHAR NOT NULL,
  raised_ts BIGINT NOT NULL,
  warning_json VARCHAR NOT NULL
);

CREATE TABLE risk (
  enterprise VARCHAR PRIMARY KEY,
  computed_ts BIGINT NOT NULL,
  risk_json VARCHAR NOT NULL
);

CREATE TABLE persons (
  id VARCHAR PRIMARY KEY,
  name VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  created_ts BIGINT NOT NULL
);

CREATE TABLE sign_in_links (
  token_hash VARCHAR PRIMARY KEY,
  person_id VARCHAR NOT NULL,
  created_ts BIGINT NOT NULL,
  expires_ts BIGINT NOT NULL
);

CREATE TABLE sessions (
  token_hash VARCHAR PRIMARY KEY,
  person_id VARCHAR NOT NULL,
  created_ts BIGINT NOT NULL,
  last_seen_ts BIGINT NOT NULL
);

CREATE SEQUENCE audit_number;

CREATE TABLE audit (
  number BIGINT NOT NULL DEFAULT nextval('audit_number'),
  ts BIGINT NOT NULL,
  actor VARCHAR NOT NULL,
  action VARCHAR NOT NULL,
  object VARCHAR NOT NULL,
  outcome VARCHAR NOT NULL,
  detail_json VARCHAR NOT NULL
);
