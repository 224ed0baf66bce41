"""Calls with a known course, by name. Each begins with agents 1001 (queue support) and 1002 (support, sales)
logged in and not paused, and every phone in mode `answer`."""

import asyncio

from ami import Ami

SUPPORT, SALES, SUPPORT_UNANSWERED, DIRECT_1001 = "53001", "53002", "53004", "531001"
AGENT_PHONES = ("1001", "1002", "1003")
#: Callers, as the recorded traces have them.
JEAN = ("0145678901", "Jean Dupont")
MARIE = ("0622334455", "Marie Curie")
UNNAMED = ("0478112233", "")
KEHL = ("+33388776655", "Societe Kehl")
PAUL = ("0555001122", "Paul Cezanne")

SCENARIOS = {}


def scenario(function):
    SCENARIOS[function.__name__] = function
    return function


class Stage:
    """What a scenario plays with: the phones 1001 to 1004, the trunk, the agents."""

    def __init__(self, phones, trunk, agents):
        self.phones, self.trunk, self.agents, self.ami = phones, trunk, agents, None

    def reset(self):
        self.mode("answer")
        for phone in [*self.phones.values(), self.trunk]:
            while not phone.incoming.empty():
                phone.incoming.get_nowait()

    def mode(self, mode, *numbers):
        for number in numbers or self.phones:
            self.phones[number].mode, self.phones[number].ring = mode, 1.0

    async def member(self, action, agent, queue="support", **values):
        """What an administrator of the PBX sets of a queue's member, over AMI."""
        self.ami = self.ami or await Ami().connect()
        await self.ami.action(action, Queue=queue, Interface=f"Local/id-{agent}@agentcallback", **values)

    def call(self, caller, did=SUPPORT):
        """A caller from outside."""
        return self.trunk.dial(did, *caller)

    async def rings(self, number, seconds=10):
        """The next call that rings this phone."""
        return await asyncio.wait_for(self.phones[number].incoming.get(), seconds)

    async def someone_rings(self, seconds=10):
        """The next call that rings any agent's phone."""
        waits = [asyncio.ensure_future(self.phones[number].incoming.get()) for number in AGENT_PHONES]
        done, rest = await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for wait in rest:
            wait.cancel()
        if not done:
            raise TimeoutError("no phone rang")
        return done.pop().result()

    async def talk(self, seconds, *calls):
        """Waits until these calls are answered, then that long."""
        for call in calls:
            await asyncio.wait_for(call.answered.wait(), 10)
            if call.state != "up":
                raise RuntimeError(f"a call was not answered: {call.code}")
        await asyncio.sleep(seconds)

    async def over(self, call, seconds=15):
        await asyncio.wait_for(call.ended.wait(), seconds)


# ---------------------------------------------------------------- queue calls


@scenario
async def answered_agent_hangs_up(s):
    """queue support, an agent answers after 1 s and hangs up after 3 s: COMPLETEAGENT"""
    caller = s.call(MARIE)
    await s.talk(0, caller)
    agent = await s.someone_rings()
    await s.talk(3, agent)
    await agent.hang_up()
    await s.over(caller)


@scenario
async def answered_caller_hangs_up(s):
    """queue support, answered, the caller hangs up after 2.5 s: COMPLETECALLER"""
    caller = s.call(UNNAMED)
    await s.talk(0, caller)
    agent = await s.someone_rings()
    await s.talk(2.5, agent)
    await caller.hang_up()
    await s.over(agent)


@scenario
async def wrapup(s):
    """two calls in a row: the second waits for the wrap-up time (3 s) of the only free agent"""
    await s.agents.pause("1002", "wrapup-test")
    first = s.call(KEHL)
    await s.talk(0, first)
    agent = await s.someone_rings()
    await s.talk(1.5, agent)
    second = s.call(PAUL)
    await s.talk(1, second)
    await agent.hang_up()
    await s.over(first)
    agent = await s.rings("1001")
    await s.talk(1.5, agent)
    await second.hang_up()
    await s.over(agent)
    await s.agents.unpause("1002")


@scenario
async def abandon_ringing(s):
    """the caller hangs up while the agent's phone rings: RINGCANCELED, ABANDON"""
    s.mode("ring")
    caller = s.call(JEAN)
    await s.talk(0, caller)
    agent = await s.someone_rings()
    await asyncio.sleep(2)
    await caller.hang_up()
    await s.over(agent)


@scenario
async def abandon_waiting(s):
    """all agents paused: the caller waits 4 s with nobody ringing and hangs up: ABANDON"""
    await s.agents.pause("1001", "lunch")
    await s.agents.pause("1002", "backoffice")
    caller = s.call(MARIE)
    await s.talk(4, caller)
    await caller.hang_up()
    await asyncio.sleep(0.5)
    await s.agents.unpause("1001")
    await s.agents.unpause("1002")


@scenario
async def queue_timeout(s):
    """queue sales, nobody answers: RINGNOANSWER of each try, EXITWITHTIMEOUT after 12 s"""
    s.mode("ring")
    caller = s.call(UNNAMED, SALES)
    await s.talk(0, caller)
    await s.over(caller, 25)


@scenario
async def ringnoanswer_then_next(s):
    """the first agent does not answer (RINGNOANSWER after 5 s), the next one does"""
    s.mode("ring", "1001", "1002")
    caller = s.call(KEHL)
    await s.talk(0, caller)
    first = await s.someone_rings()
    other = "1002" if first.phone.user == "1001" else "1001"
    s.mode("answer", other)
    agent = await s.rings(other, 15)
    await s.talk(2, agent)
    await caller.hang_up()
    await s.over(agent)


@scenario
async def agent_busy(s):
    """the agents refuse (486), the caller hangs up after 4 s: RINGNOANSWER every second, ABANDON"""
    s.mode("busy")
    caller = s.call(PAUL)
    await s.talk(4, caller)
    await caller.hang_up()


@scenario
async def joinempty(s):
    """nobody is logged in to support: JOINEMPTY. Leaves the agents logged out"""
    await s.agents.logout("1001")
    await s.agents.logout("1002")
    await asyncio.sleep(0.3)
    caller = s.call(JEAN)
    await s.over(caller)


@scenario
async def pause_unpause_deliver(s):
    """a pause with a reason on all queues; a waiting call is delivered upon unpause; a second pause replaces the reason"""
    await s.agents.pause("1001", "training")
    await s.agents.pause("1002", "lunch")
    await s.agents.pause("1002", "coffee", "support")
    caller = s.call(UNNAMED)
    await s.talk(2.5, caller)  # between two tries: the queue tries once a second
    await s.agents.unpause("1001")
    agent = await s.rings("1001")
    await s.talk(2, agent)
    await agent.hang_up()
    await s.over(caller)
    await s.agents.unpause("1002")


@scenario
async def queue_full(s):
    """queue sales holds one waiting caller: the second one gets FULL, the first one hangs up: ABANDON"""
    await s.agents.pause("1002", "full-test")
    first = s.call(PAUL, SALES)
    await s.talk(1, first)
    second = s.call(JEAN, SALES)
    await s.over(second)
    await first.hang_up()
    await asyncio.sleep(0.5)
    await s.agents.unpause("1002")


@scenario
async def leaveempty(s):
    """the only agent, paused, logs off while the caller waits: EXITEMPTY"""
    await s.agents.logout("1001")
    await s.agents.logout("1002")
    await s.agents.login("1001")
    await s.agents.pause("1001", "meeting")
    caller = s.call(MARIE)
    await s.talk(2, caller)
    await s.agents.logout("1001")
    await s.over(caller)
    await s.agents.login("1001")
    await s.agents.login("1002")


@scenario
async def penalty(s):
    """1002 has a penalty in support: 1001 is called, answers, the caller hangs up"""
    await s.member("QueuePenalty", "1002", Penalty=5)
    await s.member("QueueMemberRingInUse", "1002", RingInUse="true")
    try:
        caller = s.call(KEHL)
        await s.talk(0, caller)
        agent = await s.rings("1001")
        await s.talk(1, agent)
        await caller.hang_up()
        await s.over(agent)
    finally:
        await s.member("QueuePenalty", "1002", Penalty=0)
        await s.member("QueueMemberRingInUse", "1002", RingInUse="false")


@scenario
async def positions(s):
    """three callers wait (positions 1, 2, 3), the middle one abandons, the others are served in turn"""
    await s.agents.pause("1001", "x")
    await s.agents.pause("1002", "x")
    callers = []
    for caller in (MARIE, UNNAMED, KEHL):
        callers.append(s.call(caller))
        await s.talk(0.7, callers[-1])
    first, middle, last = callers
    await middle.hang_up()
    await asyncio.sleep(1)
    await s.agents.unpause("1001")
    for caller in (first, last):
        agent = await s.rings("1001", 15)
        await s.talk(1, agent)
        await agent.hang_up()
        await s.over(caller)
    await asyncio.sleep(0.5)
    await s.agents.unpause("1002")


@scenario
async def exit_with_key(s):
    """the caller types 9 while waiting: EXITWITHKEY"""
    await s.agents.pause("1001", "x")
    await s.agents.pause("1002", "x")
    caller = s.call(PAUL)
    await s.talk(2, caller)
    await caller.dtmf("9")
    await s.over(caller)
    await s.agents.unpause("1001")
    await s.agents.unpause("1002")


@scenario
async def hold_unhold(s):
    """the agent holds the caller twice and takes the call back"""
    caller = s.call(JEAN)
    await s.talk(0, caller)
    agent = await s.someone_rings()
    await s.talk(1.5, agent)
    for seconds in (2, 1.5):
        await agent.hold()
        await asyncio.sleep(seconds)
        await agent.unhold()
        await asyncio.sleep(1)
    await agent.hang_up()
    await s.over(caller)


@scenario
async def hangup_on_hold(s):
    """the caller hangs up while held"""
    caller = s.call(MARIE)
    await s.talk(0, caller)
    agent = await s.someone_rings()
    await s.talk(1, agent)
    await agent.hold()
    await asyncio.sleep(2)
    await caller.hang_up()
    await s.over(agent)


@scenario
async def blind_transfer_refer(s):
    """the agent's phone transfers the caller to 1003 without asking: BLINDTRANSFER"""
    caller = s.call(UNNAMED)
    await s.talk(0, caller)
    agent = await s.someone_rings()
    await s.talk(1.5, agent)
    await agent.transfer("1003")
    target = await s.rings("1003")
    await s.talk(0.3, target)
    await agent.hang_up()
    await asyncio.sleep(2)
    await target.hang_up()
    await s.over(caller)


@scenario
async def attended_transfer_refer(s):
    """the agent holds, asks 1003, and joins the two: ATTENDEDTRANSFER"""
    caller = s.call(PAUL)
    await s.talk(0, caller)
    agent = await s.someone_rings()
    await s.talk(1, agent)
    await agent.hold()
    question = agent.phone.dial("1003")
    target = await s.rings("1003")
    await s.talk(1.5, question)
    await agent.transfer_to(question)
    await asyncio.sleep(1)
    await agent.hang_up()
    await question.hang_up()
    await asyncio.sleep(2)
    await target.hang_up()
    await s.over(caller)


@scenario
async def not_preanswered(s):
    """queue support without Answer() first: the caller hears early media until the member answers"""
    caller = s.call(KEHL, SUPPORT_UNANSWERED)
    agent = await s.someone_rings()
    await s.talk(2, agent, caller)
    await agent.hang_up()
    await s.over(caller)


# ---------------------------------------------------------------- calls without a queue


@scenario
async def internal_call(s):
    """1001 calls 1003, answered"""
    caller = s.phones["1001"].dial("1003")
    called = await s.rings("1003")
    await s.talk(2, called)
    await caller.hang_up()
    await s.over(called)


@scenario
async def internal_cancel(s):
    """1001 calls 1003, no answer, the caller cancels"""
    s.mode("ring")
    caller = s.phones["1001"].dial("1003")
    await s.rings("1003")
    await asyncio.sleep(2)
    await caller.hang_up()


@scenario
async def internal_busy(s):
    """1001 calls 1003, busy (486)"""
    s.mode("busy")
    caller = s.phones["1001"].dial("1003")
    await s.rings("1003")
    await s.over(caller)


@scenario
async def outgoing_call(s):
    """1001 calls 0612345678 outside, answered, the far end hangs up"""
    caller = s.phones["1001"].dial("00612345678")
    outside = await asyncio.wait_for(s.trunk.incoming.get(), 5)
    await s.talk(2, outside, caller)
    await outside.hang_up()
    await s.over(caller)


@scenario
async def incoming_direct(s):
    """a call from outside straight to 1001 keeps queue calls away from that agent"""
    direct = s.call(KEHL, DIRECT_1001)
    called = await s.rings("1001")
    await s.talk(0, called, direct)
    queued = s.call(PAUL)
    await s.talk(0, queued)
    agent = await s.rings("1002")
    await s.talk(2, agent)
    await direct.hang_up()
    await asyncio.sleep(1)
    await queued.hang_up()
    await s.over(agent)
