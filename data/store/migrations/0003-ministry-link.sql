-- The link to the ministry's server, one row an endpoint: who returns to one goes on where it stood. Everything up to `cursor` is
-- accepted, refused with a reason, or withheld. A batch in flight covers (cursor, sending_through]: after a kill exactly that is sent
-- again, so that a message keeps its key.
CREATE TABLE link_state (
  endpoint VARCHAR PRIMARY KEY,
  cursor BIGINT NOT NULL,
  sending_through BIGINT NOT NULL,
  state_json VARCHAR NOT NULL
);

-- `base_hash`: of the base data that the endpoint has of an enterprise.
CREATE TABLE link_enterprises (
  endpoint VARCHAR NOT NULL,
  enterprise VARCHAR NOT NULL,
  accepted BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  last_accepted_ts BIGINT,
  base_hash VARCHAR,
  PRIMARY KEY (endpoint, enterprise)
);

CREATE SEQUENCE link_refusal_number;

CREATE TABLE link_refusals (
  endpoint VARCHAR NOT NULL,
  message_id VARCHAR NOT NULL,
  record_key VARCHAR NOT NULL,
  enterprise VARCHAR NOT NULL,
  ts BIGINT NOT NULL,
  refusal_json VARCHAR NOT NULL,
  number BIGINT NOT NULL DEFAULT nextval('link_refusal_number'),
  PRIMARY KEY (endpoint, message_id, record_key)
);

-- A stand-in's results never take a real one's place.
CREATE TABLE ministry_risk (
  result_id VARCHAR NOT NULL,
  stand_in BOOLEAN NOT NULL,
  enterprise VARCHAR NOT NULL,
  computed_ts BIGINT NOT NULL,
  received_ts BIGINT NOT NULL,
  risk_json VARCHAR NOT NULL,
  PRIMARY KEY (result_id, stand_in)
);
