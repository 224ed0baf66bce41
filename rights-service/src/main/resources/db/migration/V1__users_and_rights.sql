-- The directory as the PBX adapters announce it, and what this service adds to it.

CREATE TABLE directory_user (
    pbx               text        NOT NULL,
    user_id           integer     NOT NULL,
    login             text,
    first_name        text,
    last_name         text,
    profile           text        NOT NULL CHECK (profile IN ('ADMIN', 'SUPERVISOR', 'AGENT', 'NONE')),
    line_id           integer,
    agent_id          integer,
    supervised_queues integer[],
    supervised_groups integer[],
    active            boolean     NOT NULL,
    changed_at        timestamptz NOT NULL,
    PRIMARY KEY (pbx, user_id)
);
CREATE INDEX directory_user_login ON directory_user (login) WHERE active;

COMMENT ON COLUMN directory_user.supervised_queues IS 'null: no limit';
COMMENT ON COLUMN directory_user.supervised_groups IS 'null: no limit';
COMMENT ON COLUMN directory_user.active IS 'false once the PBX no longer has the user';

CREATE TABLE credential (
    pbx           text        NOT NULL,
    login         text        NOT NULL,
    password_hash text        NOT NULL,
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (pbx, login)
);
COMMENT ON COLUMN credential.password_hash IS 'argon2id, PHC string format';

CREATE TABLE rights_override (
    pbx               text        NOT NULL,
    user_id           integer     NOT NULL,
    profile           text        NOT NULL CHECK (profile IN ('ADMIN', 'SUPERVISOR', 'NO_RIGHT')),
    extra_rights      text[],
    supervised_queues integer[],
    supervised_groups integer[],
    changed_by        text        NOT NULL,
    changed_at        timestamptz NOT NULL,
    PRIMARY KEY (pbx, user_id)
);
COMMENT ON TABLE rights_override IS 'Rights an administrator gave; they win over the profile of the directory';

CREATE TABLE published_rights (
    pbx          text        NOT NULL,
    user_id      integer     NOT NULL,
    rights       text        NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (pbx, user_id)
);
COMMENT ON TABLE published_rights IS 'What the topic rights.users was told last, so that only changes are published';
