"""A minimal client of the Asterisk Manager Interface: login, actions, their responses."""

import asyncio
import os

ADDRESS = ("127.0.0.1", int(os.environ.get("BELFRY_ASTERISK_AMI_PORT", "5038")))


class ActionFailed(Exception):
    """Asterisk answered an action with an error."""


class Ami:
    def __init__(self):
        self.count, self.pending = 0, {}
        self.reader = self.writer = self.task = None

    async def connect(self, user="phones", secret="phones"):
        self.reader, self.writer = await asyncio.open_connection(*ADDRESS)
        await self.reader.readline()  # "Asterisk Call Manager/…"
        self.task = asyncio.ensure_future(self._read())
        await self.action("Login", Username=user, Secret=secret, Events="off")
        return self

    async def action(self, name, **headers):
        """Sends an action and returns its response; an error response is raised."""
        self.count += 1
        identity = f"phones-{self.count}"
        response = self.pending[identity] = asyncio.get_running_loop().create_future()
        lines = [f"Action: {name}", f"ActionID: {identity}"] + [f"{k}: {v}" for k, v in headers.items()]
        self.writer.write("".join(line + "\r\n" for line in lines).encode() + b"\r\n")
        answer = await asyncio.wait_for(response, 10)
        if answer.get("Response") != "Success":
            raise ActionFailed(f"{name}: {answer.get('Message')}")
        return answer

    async def _read(self):
        block = {}
        while line := await self.reader.readline():
            name, _, value = line.decode(errors="replace").rstrip("\r\n").partition(":")
            if name:
                block[name] = value.strip()
                continue
            waiting = self.pending.pop(block.get("ActionID"), None) if "Response" in block else None
            if waiting and not waiting.done():
                waiting.set_result(block)
            block = {}
        for waiting in self.pending.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError("Asterisk closed the AMI connection"))
