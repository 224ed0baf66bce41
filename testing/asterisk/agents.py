"""How the agents of a scenario log in, log out, pause and take their pause back."""

import asyncio
import time

from ami import Ami

#: Who logs in before a scenario, and to which queues.
MEMBERSHIP = {"1001": ["support"], "1002": ["support", "sales"]}


class AskedAgents:
    """Somebody else acts: a step is printed as an `agent` event and goes on when the line `done` comes."""

    def __init__(self, emit):
        self.emit, self.step = emit, None

    async def _ask(self, do, agent, **more):
        self.step = asyncio.get_running_loop().create_future()
        self.emit("agent", do=do, agent=agent, **more)
        try:
            await self.step
        finally:
            self.step = None

    def done(self):
        """True if a step was waiting for this."""
        if self.step and not self.step.done():
            self.step.set_result(None)
            return True
        return False

    async def prepare(self):
        pass

    async def close(self):
        pass

    async def login(self, agent):
        await self._ask("login", agent, queues=MEMBERSHIP[agent])

    async def logout(self, agent):
        await self._ask("logout", agent)

    async def pause(self, agent, reason, queue=None):
        await self._ask("pause", agent, reason=reason, **({"queue": queue} if queue else {}))

    async def unpause(self, agent):
        await self._ask("unpause", agent)


class AmiAgents:
    """We act over AMI, in the way Belfry does on a plain Asterisk: the same queue_log comes out."""

    def __init__(self):
        self.ami, self.since = None, {}

    def done(self):
        return False

    async def prepare(self):
        """Logs in whoever is not."""
        self.ami = self.ami or await Ami().connect()
        for agent in MEMBERSHIP:
            if agent not in self.since:
                await self.login(agent)

    async def close(self):
        for agent in list(self.since):
            await self.logout(agent)

    async def login(self, agent):
        self.since[agent] = time.time()
        await self._queue_log("AGENTCALLBACKLOGIN", agent, f"{agent}@internal")
        for queue in MEMBERSHIP[agent]:
            await self.ami.action(
                "QueueAdd",
                Queue=queue,
                Interface=f"Local/id-{agent}@agentcallback",
                MemberName=f"Agent/{agent}",
                StateInterface=f"PJSIP/{agent}",
                Penalty=0,
            )
        await self.ami.action("UserEvent", UserEvent="AgentLogin", AgentNumber=agent, Extension=agent, Context="internal")

    async def logout(self, agent):
        for queue in MEMBERSHIP[agent]:
            await self.ami.action("QueueRemove", Queue=queue, Interface=f"Local/id-{agent}@agentcallback")
        seconds = int(time.time() - self.since.pop(agent))
        await self._queue_log("AGENTCALLBACKLOGOFF", agent, f"{agent}@internal|{seconds}|CommandLogoff")
        await self.ami.action("UserEvent", UserEvent="AgentLogoff", AgentNumber=agent)

    async def pause(self, agent, reason, queue=None):
        await self._pause(agent, "true", Reason=reason, **({"Queue": queue} if queue else {}))

    async def unpause(self, agent):
        await self._pause(agent, "false")

    async def _pause(self, agent, paused, **more):
        await self.ami.action("QueuePause", Interface=f"Local/id-{agent}@agentcallback", Paused=paused, **more)

    async def _queue_log(self, event, agent, message):
        await self.ami.action(
            "QueueLog",
            Queue="NONE",
            Event=event,
            Uniqueid=f"agent-login-{agent}",
            Interface=f"Agent/{agent}",
            Message=message,
        )
