-- The link to the ministry's server. Everything up to `cursor` is accepted, refused with a reason, or withheld. A batch in
-- flight covers (cursor, sending_through]: after a kill exactly that is sent again, so that a message keeps its key.
CREATE TABLE link_state (
  id INTEGER PRIMARY KEY,
  endpoint_url VARCHAR NOT NULL,
  cursor BIGINT NOT NULL,
  sending_through BIGINT NOT NULL,
  state_json VARCHAR NOT NULL
);

CREATE TABLE link_enterprises (
  enterprise VARCHAR PRIMARY KEY,
  accepted BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  last_accepted_ts BIGINT
);

CREATE SEQUENCE link_refusal_number;

CREATE TABLE link_refusals (
  message_id VARCHAR NOT NULL,
  record_key VARCHAR NOT NULL,
  enterprise VARCHAR NOT NULL,
  ts BIGINT NOT NULL,
  refusal_json VARCHAR NOT NULL,
  number BIGINT NOT NULL DEFAULT nextval('link_refusal_number'),
  PRIMARY KEY (message_id, record_key)
);

CREATE TABLE ministry_risk (
  result_id VARCHAR PRIMARY KEY,
  enterprise VARCHAR NOT NULL,
  computed_ts BIGINT NOT NULL,
  received_ts BIGINT NOT NULL,
  risk_json VARCHAR NOT NULL
);
