#!/usr/bin/env python3
"""Plays scenarios on the lab and compares the queue_log they leave with the recorded traces.

usage: check.py TRACES [SCENARIO …]     TRACES holds NN-scenario/queue_log.txt; default: every queue scenario

What must be equal: for every call and for every agent without a call, the events in their order, each with its
queue, its agent (by order of first appearance: which of two free agents rings first is chance) and its data.
Numbers may differ by one: queue_log counts whole seconds; RINGCANCELED and RINGNOANSWER count milliseconds.
"""

import itertools
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
QUEUE_SCENARIOS = [
    "answered_agent_hangs_up",
    "answered_caller_hangs_up",
    "wrapup",
    "abandon_ringing",
    "abandon_waiting",
    "queue_timeout",
    "ringnoanswer_then_next",
    "joinempty",
    "pause_unpause_deliver",
    "penalty",
    "queue_full",
    "positions",
    "exit_with_key",
    "not_preanswered",
]
#: Data fields that belong to one run: the answering channel, a bridge, how long the agent was logged in.
PARTICULAR = {("CONNECT", 1), ("ATTENDEDTRANSFER", 1), ("AGENTCALLBACKLOGOFF", 1)}
ROWS = "select concat_ws('|', time, callid, queuename, agent, event, data1, data2, data3, data4, data5) from queue_log"


def sql(query):
    return subprocess.run([HERE / "lab", "sql", query], capture_output=True, text=True, check=True).stdout


def streams(lines):
    """The events by call (or by agent, when there is no call), with roles in place of names."""
    roles, found = {}, {}
    numbers = itertools.count(1)
    for line in lines:
        _, call, queue, agent, event, *data = (line + "|||||").split("|")[:10]
        if agent not in ("NONE", "") and agent not in roles:
            roles[agent] = f"agent-{next(numbers)}"
        key = call if call[:1].isdigit() else roles.get(agent, agent)
        data = ["*" if (event, i) in PARTICULAR else field for i, field in enumerate(data)]
        found.setdefault(key, []).append((event, queue, roles.get(agent, agent), *data))
    return list(found.values())


def same(expected, actual):
    """Equal, or both whole numbers that differ by no more than the clock allows."""
    if expected == actual:
        return True
    if not (expected.isdigit() and actual.isdigit()) or len(expected) > 5:
        return False
    return abs(int(expected) - int(actual)) <= (100 if int(expected) >= 1000 else 1)


def differences(expected, actual):
    for old, new in itertools.zip_longest(expected, actual, fillvalue=[]):
        for before, after in itertools.zip_longest(old, new):
            if before is None or after is None or not all(map(same, before, after)):
                yield f"expected {before}, got {after}"


def main():
    if len(sys.argv) < 2:
        print(__doc__.strip())
        return 2
    recorded = {path.name.split("-", 1)[1]: path for path in pathlib.Path(sys.argv[1]).iterdir()}
    names = sys.argv[2:] or QUEUE_SCENARIOS
    phones = subprocess.Popen(
        [HERE / "phones.py", "--with-agents"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    failed = 0
    for name in names:
        print(f"scenario {name}", file=phones.stdin, flush=True)
        begin = 0
        for line in phones.stdout:
            event = json.loads(line)
            if event["event"] == "begin":
                begin = event["time"]
            elif event["event"] in ("ok", "error"):
                break
        else:
            return 1  # the phones have said why
        rows = sql(f"{ROWS} where time::timestamp >= to_timestamp({begin}) at time zone 'UTC' order by id").splitlines()
        expected = (recorded[name] / "queue_log.txt").read_text().splitlines()
        wrong = list(differences(streams(expected), streams(rows)))
        if event["event"] == "error":
            wrong.append(event["reason"])
        failed += bool(wrong)
        print(f"{name}: {'DIFFERS' if wrong else 'same'}, {len(rows)} rows", *wrong, sep="\n    ", flush=True)
    phones.stdin.close()
    phones.wait(30)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
