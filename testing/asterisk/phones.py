#!/usr/bin/env python3
"""Real SIP phones on the lab's Asterisk, driven line by line from standard input.

usage: phones.py [--with-agents]

Starts the phones 1001 to 1004 and the trunk (the outside world), prints {"event": "ready"}, then obeys one
command a line, as words or as JSON {"do": "call", "args": ["53001"]}, one after the other:

  call DID [NUMBER [NAME]]     a caller from outside; DIDs 53001 support, 53002 sales, 53004 support without
                               Answer(), 531001 … 531004 straight to a phone
  dial PHONE EXTENSION         a phone calls: 1001 … 1004, 3001 support, 3002 sales, 0NUMBER outside
  mode answer|ring|busy [PHONE …] [after SECONDS]    what the phones do with the next calls; first: answer after 1 s
  answer [WHO]   reject [WHO]   hangup [WHO]   hold [WHO]   unhold [WHO]
  dtmf WHO DIGITS              transfer WHO EXTENSION    (blind)
  register PHONE               unregister PHONE
  scenario NAME                plays a scenario to its end, the wrap-up time included; `scenarios` lists them
  idle                         waits until no call is left (20 s)
  sleep SECONDS                quit                       (also at the end of input)
  login AGENT, logout AGENT, pause AGENT REASON, unpause AGENT      only with --with-agents

WHO is a phone, `trunk`, a call's name, `caller` (the last caller from outside) or `agent` (the agent's phone in use).
Each command ends with {"event": "ok", "do": …} or {"event": "error", "do": …, "reason": …}. What happens is told by
ringing, up, dtmf and ended: {"event": "ringing", "phone": "1001", "call": "1001-1", "from": "0622334455", "time": 1795256751.9}.

Agents log in, pause and log out by themselves only with --with-agents (over AMI). Else a scenario that needs it says
{"event": "agent", "do": "pause", "agent": "1002", "reason": "lunch"} and waits for the line `done`.
"""

import asyncio
import json
import os
import shlex
import sys
import time

from agents import AmiAgents, AskedAgents
from scenarios import AGENT_PHONES, SCENARIOS, Stage
from sip import PBX, Phone, user_of

PHONES = ("1001", "1002", "1003", "1004")
TRUNK_PORT = int(os.environ.get("BELFRY_ASTERISK_TRUNK_PORT", "5080"))
FIRST_PHONE_PORT = TRUNK_PORT - 9
WRAP_UP_SECONDS = 3.2  # wrapuptime of queue support, and a little


def emit(event, **fields):
    print(json.dumps({"event": event, **fields, "time": round(time.time(), 6)}), flush=True)


class Refused(Exception):
    """A command that cannot be obeyed; the message says why."""


class Driver:
    def __init__(self, with_agents):
        self.agents = AmiAgents() if with_agents else AskedAgents(emit)
        self.with_agents, self.names, self.stage = with_agents, {}, None
        self.lines = asyncio.Queue()

    async def start(self):
        phones = {
            number: await Phone(number, FIRST_PHONE_PORT + i, 300 + 100 * i, listener=self.tell).start()
            for i, number in enumerate(PHONES)
        }
        trunk = await Phone("trunk", TRUNK_PORT, 700, header="X-Lab-Trunk: 1\r\n", listener=self.tell).start()
        self.stage = Stage(phones, trunk, self.agents)
        for phone in phones.values():
            code = await phone.register()
            if code != 200:
                raise Refused(f"phone {phone.user} cannot register: {code}")
        if self.with_agents:
            await self.agents.prepare()
        emit("ready", phones=list(PHONES), pbx=f"{PBX[0]}:{PBX[1]}")

    async def stop(self):
        for call in self.live():
            await call.hang_up()
        await self.agents.close()
        for phone in self.stage.phones.values():
            await phone.register(0)

    def tell(self, event, phone, call, **fields):
        emit(event, phone=phone.user, call=self.name(call), **self.about(event, call), **fields)

    @staticmethod
    def about(event, call):
        return {"from": user_of(call.remote)} if event == "ringing" else {}

    def name(self, call):
        """caller-1, caller-2 … for callers from outside, 1001-1 … for the legs of a phone."""
        if call.name is None:
            kind = "caller" if call.phone.user == "trunk" and call.outgoing else call.phone.user
            self.names[kind] = self.names.get(kind, 0) + 1
            call.name = f"{kind}-{self.names[kind]}"
        return call.name

    def live(self):
        return [call for phone in [*self.stage.phones.values(), self.stage.trunk] for call in phone.live()]

    def find(self, who, *states):
        """The live call that WHO means."""
        calls = [call for call in self.live() if not states or call.state in states]
        if who == "caller":
            found = [c for c in calls if c.phone is self.stage.trunk and c.outgoing]
        elif who == "agent":
            found = [c for c in calls if c.phone.user in AGENT_PHONES]
            found.sort(key=lambda c: c.state == "up")
        else:
            found = [c for c in calls if who in (c.phone.user, c.name)]
        if not found:
            raise Refused(f"{who} has no such call")
        return found[-1]

    def phone(self, number):
        try:
            return self.stage.phones[number]
        except KeyError:
            raise Refused(f"no phone {number}") from None

    # ---- commands: the method do_NAME obeys the command NAME and returns what its `ok` tells

    async def do_call(self, did, number="0622334455", name=""):
        return {"call": self.name(self.stage.call((number, name), did))}

    async def do_dial(self, phone, extension):
        return {"call": self.name(self.phone(phone).dial(extension))}

    async def do_mode(self, mode, *rest):
        if mode not in ("answer", "ring", "busy"):
            raise Refused(f"no mode {mode}")
        numbers, _, after = (list(rest), None, None) if "after" not in rest else (list(rest[:-2]), *rest[-2:])
        for number in numbers:
            self.phone(number)
        self.stage.mode(mode, *numbers)
        for number in numbers or PHONES:
            self.phone(number).ring = float(after) if after else 1.0

    async def do_answer(self, who="agent"):
        self.find(who, "ringing").answer()

    async def do_reject(self, who="agent"):
        self.find(who, "ringing").reject()

    async def do_hangup(self, who="caller"):
        await self.find(who).hang_up()

    async def do_hold(self, who="agent"):
        await self.find(who, "up").hold()

    async def do_unhold(self, who="agent"):
        await self.find(who, "up").unhold()

    async def do_dtmf(self, who, digits):
        call = self.find(who, "up")
        for digit in digits:
            await call.dtmf(digit)

    async def do_transfer(self, who, extension):
        return {"code": await self.find(who, "up").transfer(extension)}

    async def do_register(self, phone):
        await self.phone(phone).register()

    async def do_unregister(self, phone):
        await self.phone(phone).register(0)

    async def do_sleep(self, seconds):
        await asyncio.sleep(float(seconds))

    async def do_idle(self):
        for _ in range(200):
            if not self.live():
                return
            await asyncio.sleep(0.1)
        raise Refused("calls are left: " + ", ".join(call.name for call in self.live()))

    async def do_scenarios(self):
        return {"scenarios": {name: play.__doc__ for name, play in SCENARIOS.items()}}

    async def do_scenario(self, name):
        if name not in SCENARIOS:
            raise Refused(f"no scenario {name}; there are {', '.join(SCENARIOS)}")
        await self.agents.prepare()
        self.stage.reset()
        emit("begin", scenario=name)
        try:
            await asyncio.wait_for(SCENARIOS[name](self.stage), 90)
            await self.do_idle()
        finally:
            self.stage.reset()
            for call in self.live():
                await call.hang_up()
            await asyncio.sleep(WRAP_UP_SECONDS)
            emit("end", scenario=name)

    async def do_login(self, agent):
        await self.ours().login(agent)

    async def do_logout(self, agent):
        await self.ours().logout(agent)

    async def do_pause(self, agent, reason, queue=None):
        await self.ours().pause(agent, reason, queue)

    async def do_unpause(self, agent):
        await self.ours().unpause(agent)

    def ours(self):
        if not self.with_agents:
            raise Refused("agents are not ours: start with --with-agents")
        return self.agents

    # ---- the line protocol

    async def read(self):
        """Standard input to self.lines; `done` goes to the step that waits for it."""
        reader = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        while line := await reader.readline():
            text = line.decode(errors="replace").strip()
            if text == "done":
                if not self.agents.done():
                    emit("error", do="done", reason="no step waits for it")
            elif text and not text.startswith("#"):
                self.lines.put_nowait(text)
        self.lines.put_nowait("quit")

    @staticmethod
    def parse(line):
        if line.startswith("{"):
            command = json.loads(line)
            return command["do"], [str(argument) for argument in command.get("args", [])]
        name, *arguments = shlex.split(line)
        return name, arguments

    async def obey(self, line):
        """Runs one command line; returns False if it failed."""
        name = line.split()[0]
        try:
            name, arguments = self.parse(line)
            command = getattr(self, f"do_{name}", None)
            if not command:
                raise Refused("no such command")
            told = await command(*arguments)
            emit("ok", do=name, **(told or {}))
            return True
        except (Refused, OSError, RuntimeError, ValueError, KeyError, TypeError, TimeoutError) as failure:
            emit("error", do=name, reason=str(failure) or type(failure).__name__)
        except asyncio.TimeoutError:
            emit("error", do=name, reason="timeout")
        return False

    async def run(self):
        """Obeys until `quit`; returns the exit status, 1 if a command failed."""
        reading = asyncio.ensure_future(self.read())
        good = True
        while (line := await self.lines.get()) != "quit":
            good = await self.obey(line) and good
        reading.cancel()
        return 0 if good else 1


async def main():
    options = sys.argv[1:]
    if set(options) - {"--with-agents"}:
        print(__doc__.strip())
        return 0 if "--help" in options or "-h" in options else 2
    driver = Driver("--with-agents" in options)
    try:
        await driver.start()
    except (Refused, OSError, asyncio.TimeoutError) as failure:
        reason = str(failure) or f"no answer from {PBX[0]}:{PBX[1]}; is the lab up?"
        print(f"phones: {reason}", file=sys.stderr)
        return 1
    try:
        return await driver.run()
    finally:
        await driver.stop()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
