-- What is known of each recording (FEATURES G9, G10). The sound itself is a file elsewhere.

CREATE TABLE recording (
    pbx              text        NOT NULL,
    id               text        NOT NULL,
    started_at       timestamptz NOT NULL,
    duration_seconds integer     NOT NULL CHECK (duration_seconds >= 0),
    direction        text        NOT NULL CHECK (direction IN ('INCOMING', 'OUTGOING')),
    caller           text,
    callee           text,
    agent            text,
    queue            text,
    status           text,
    PRIMARY KEY (pbx, id)
);
CREATE INDEX recording_time ON recording (pbx, started_at);
CREATE INDEX recording_agent ON recording (pbx, agent, started_at);
CREATE INDEX recording_queue ON recording (pbx, queue, started_at);
COMMENT ON COLUMN recording.id IS '<xivoName>-<uniqueid> (G3)';
COMMENT ON COLUMN recording.agent IS 'number of the agent';
COMMENT ON COLUMN recording.queue IS 'name of the queue';

CREATE TABLE recording_attached_data (
    pbx          text NOT NULL,
    recording_id text NOT NULL,
    name         text NOT NULL,
    value        text NOT NULL,
    PRIMARY KEY (pbx, recording_id, name),
    FOREIGN KEY (pbx, recording_id) REFERENCES recording ON DELETE CASCADE
);
CREATE INDEX recording_attached_data_value ON recording_attached_data (pbx, name, value);
