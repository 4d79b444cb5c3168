-- People: districts_json is a list of GB/T 2260 codes, NULL for the whole city. Password hashes are argon2id in PHC form; a TOTP
-- secret counts once it is confirmed.
ALTER TABLE persons ADD COLUMN districts_json VARCHAR;
ALTER TABLE persons ADD COLUMN disabled_ts BIGINT;
ALTER TABLE persons ADD COLUMN password_hash VARCHAR;
ALTER TABLE persons ADD COLUMN password_ts BIGINT;
ALTER TABLE persons ADD COLUMN old_passwords_json VARCHAR;
ALTER TABLE persons ADD COLUMN totp_secret VARCHAR;
ALTER TABLE persons ADD COLUMN totp_confirmed_ts BIGINT;
ALTER TABLE persons ADD COLUMN totp_last_step BIGINT;
ALTER TABLE persons ADD COLUMN failed_count BIGINT;
ALTER TABLE persons ADD COLUMN locked_until_ts BIGINT;

-- A session is shown and ended by its id; its token is known by hash alone.
ALTER TABLE sessions ADD COLUMN id VARCHAR;
ALTER TABLE sessions ADD COLUMN address VARCHAR;
ALTER TABLE sessions ADD COLUMN agent VARCHAR;

-- Every entry's hash covers the one before it: SM3 over (hash before, number, and what the entry says).
ALTER TABLE audit ADD COLUMN hash VARCHAR;
