-- Every version of every registry record; the newest stands in `registry` too.
CREATE TABLE registry_versions (
  kind VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  ts BIGINT NOT NULL,
  person VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  record_json VARCHAR NOT NULL,
  PRIMARY KEY (kind, id, version)
);

INSERT INTO registry_versions
  SELECT kind, id, 1, changed_ts, '', '', record_json FROM registry;

CREATE TABLE maintenance_windows (
  id VARCHAR PRIMARY KEY,
  collector VARCHAR NOT NULL,
  from_ts BIGINT NOT NULL,
  to_ts BIGINT NOT NULL,
  created_ts BIGINT NOT NULL,
  window_json VARCHAR NOT NULL
);
