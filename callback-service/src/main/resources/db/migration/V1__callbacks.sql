-- Object model of callbacks (FEATURES F1–F7). Every object belongs to a PBX.

CREATE TABLE callback_list (
    uuid     uuid    PRIMARY KEY,
    pbx      text    NOT NULL,
    name     text    NOT NULL,
    queue_id integer NOT NULL,
    CONSTRAINT callback_list_name UNIQUE (pbx, name)
);

CREATE TABLE preferred_period (
    uuid         uuid    PRIMARY KEY,
    pbx          text    NOT NULL,
    name         text    NOT NULL,
    is_default   boolean NOT NULL,
    period_start time    NOT NULL,
    period_end   time    NOT NULL,
    CONSTRAINT preferred_period_name UNIQUE (pbx, name),
    CONSTRAINT preferred_period_order CHECK (period_start < period_end)
);
-- Never two defaults (F5).
CREATE UNIQUE INDEX preferred_period_default ON preferred_period (pbx) WHERE is_default;

CREATE TABLE callback_request (
    uuid                uuid        PRIMARY KEY,
    list_uuid           uuid        NOT NULL REFERENCES callback_list,
    period_uuid         uuid        NOT NULL REFERENCES preferred_period,
    phone_number        text,
    mobile_phone_number text,
    first_name          text,
    last_name           text,
    company             text,
    description         text,
    due_date            date        NOT NULL,
    agent_id            integer,
    voice_message_ref   text,
    closed              boolean     NOT NULL DEFAULT false,
    created_at          timestamptz NOT NULL,
    CONSTRAINT callback_request_number
        CHECK (phone_number IS NOT NULL OR mobile_phone_number IS NOT NULL)
);
CREATE INDEX callback_request_open ON callback_request (list_uuid, due_date) WHERE NOT closed;
COMMENT ON COLUMN callback_request.agent_id IS 'the agent who took it (F8); null: anybody may';

CREATE TABLE callback_ticket (
    uuid         uuid        PRIMARY KEY,
    request_uuid uuid        NOT NULL REFERENCES callback_request,
    agent_id     integer     NOT NULL,
    started_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    status       text CHECK (status IN ('NoAnswer', 'Answered', 'Fax', 'Callback')),
    comment      text
);
CREATE INDEX callback_ticket_request ON callback_ticket (request_uuid);
