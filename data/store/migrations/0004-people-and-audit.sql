-- People: districts_json is a list of GB/T 2260 codes, NULL for the whole city. Password hashes are argon2id in PHC form; a TOTP
-- secret is sealed with a key of its own (people-secret.ts) and counts once it is confirmed.
ALTER TABLE persons ADD COLUMN districts_json VARCHAR;
ALTER TABLE persons ADD COLUMN disabled_ts BIGINT;
ALTER TABLE persons ADD COLUMN password_hash VARCHAR;
ALTER TABLE persons ADD COLUMN password_ts BIGINT;
ALTER TABLE persons ADD COLUMN old_passwords_json VARCHAR;
ALTER TABLE persons ADD COLUMN totp_secret VARCHAR;
ALTER TABLE persons ADD COLUMN totp_confirmed_ts BIGINT;
ALTER TABLE persons ADD COLUMN totp_last_step BIGINT;

-- A session is shown and ended by its id; its token is known by hash alone.
ALTER TABLE sessions ADD COLUMN id VARCHAR;
ALTER TABLE sessions ADD COLUMN address VARCHAR;
ALTER TABLE sessions ADD COLUMN agent VARCHAR;
-- link | password: how it began.
ALTER TABLE sessions ADD COLUMN via VARCHAR;

-- Wrong passwords, by person id, or by hash of a name that nobody has: a sign-in leaves the same trace for both.
CREATE TABLE sign_in_attempts (
  key VARCHAR PRIMARY KEY,
  failed_json VARCHAR NOT NULL,
  changed_ts BIGINT NOT NULL,
  locked_until_ts BIGINT
);

-- Every entry's hash covers the one before it: SM3 over (hash before, number, and what the entry says). The table is made anew, not
-- altered: DuckDB 1.5 cannot replay an ALTER of a table with a nextval default from its log, so a kill right after it would
-- leave a database that does not open.
CREATE TABLE chained_audit (
  number BIGINT NOT NULL,
  ts BIGINT NOT NULL,
  actor VARCHAR NOT NULL,
  action VARCHAR NOT NULL,
  object VARCHAR NOT NULL,
  outcome VARCHAR NOT NULL,
  detail_json VARCHAR NOT NULL,
  hash VARCHAR
);

INSERT INTO chained_audit SELECT number, ts, actor, action, object, outcome, detail_json, NULL FROM audit;
DROP TABLE audit;
ALTER TABLE chained_audit RENAME TO audit;
