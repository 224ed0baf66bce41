"""Tiny SIP phones on loopback (UDP, G.711): enough of RFC 3261 to be a real party to a real PBX."""

import asyncio
import math
import os
import random
import re
import socket
import struct
import time

IP = "127.0.0.1"
PBX = (IP, int(os.environ.get("BELFRY_ASTERISK_SIP_PORT", "5060")))
FRAME_SECONDS = 0.02
TELEPHONE_EVENT, DIGITS = 101, "0123456789*#ABCD"
ALLOW = "Allow: INVITE,ACK,BYE,CANCEL,OPTIONS,INFO,REFER,NOTIFY,UPDATE\r\n"
SHORT_NAMES = {"call-id": "i", "from": "f", "to": "t", "via": "v", "contact": "m"}


def token(length=8):
    return "".join(random.choice("0123456789abcdef") for _ in range(length))


def tag_of(header):
    found = re.search(r";tag=([^;>\s]+)", header or "")
    return found and found.group(1)


def uri_of(header):
    found = re.search(r"<([^>]+)>", header)
    return found.group(1) if found else header.split(";")[0]


def user_of(header):
    found = re.search(r"sip:([^@>;]+)@", header or "")
    return found.group(1) if found else ""


def tone(hertz):
    """One second of a sine as 50 mu-law frames."""

    def mulaw(sample):
        sign = 0x80 if sample < 0 else 0
        sample = min(abs(int(sample)), 32635) + 132
        exponent, mask = 7, 0x4000
        while exponent > 0 and not sample & mask:
            exponent, mask = exponent - 1, mask >> 1
        return ~(sign | (exponent << 4) | ((sample >> (exponent + 3)) & 15)) & 255

    wave = bytes(mulaw(6000 * math.sin(2 * math.pi * hertz * i / 8000)) for i in range(8000))
    return [wave[i : i + 160] for i in range(0, 8000, 160)]


class Message:
    """A parsed SIP request or response."""

    def __init__(self, text):
        head, _, self.body = text.partition("\r\n\r\n")
        self.first, *lines = head.split("\r\n")
        self.headers = [(k.strip().lower(), v.strip()) for k, _, v in (line.partition(":") for line in lines)]
        self.is_response = self.first.startswith("SIP/2.0")
        if self.is_response:
            self.code = int(self.first.split()[1])
        else:
            self.method, self.uri = self.first.split()[:2]

    def get(self, name):
        return next((v for k, v in self.headers if k in (name, SHORT_NAMES.get(name))), None)

    def all(self, name):
        return [v for k, v in self.headers if k in (name, SHORT_NAMES.get(name))]

    @property
    def cseq(self):
        number, method = self.get("cseq").split()
        return int(number), method


class Media:
    """The RTP side of a call: sends a tone, counts what comes, tells the digits it hears (RFC 4733)."""

    def __init__(self, hertz, heard):
        self.hertz, self.heard, self.digit = hertz, heard, None
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setblocking(False)
        self.socket.bind((IP, 0))
        self.port = self.socket.getsockname()[1]
        self.direction = "sendrecv"
        self.peer = None
        self.received = 0
        self.session, self.version = random.randint(1, 9999), 1
        self.task = None

    def offer(self):
        self.version += 1
        return (
            f"v=0\r\no=- {self.session} {self.version} IN IP4 {IP}\r\ns=-\r\nc=IN IP4 {IP}\r\nt=0 0\r\n"
            f"m=audio {self.port} RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n"
            f"a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=ptime:20\r\na={self.direction}\r\n"
        )

    def accept(self, sdp):
        port, host = re.search(r"m=audio (\d+)", sdp), re.search(r"c=IN IP4 (\S+)", sdp)
        if port and host:
            self.peer = (host.group(1), int(port.group(1)))
        if self.peer and self.task is None:
            self.task = asyncio.ensure_future(self._send())

    async def _send(self):
        frames, ssrc = tone(self.hertz), random.getrandbits(32)
        asyncio.get_running_loop().add_reader(self.socket, self._receive)
        due, n = time.monotonic(), 0
        while True:
            header = struct.pack("!BBHII", 0x80, 0, n & 0xFFFF, n * 160 & 0xFFFFFFFF, ssrc)
            self.socket.sendto(header + frames[n % len(frames)], self.peer)
            n, due = n + 1, due + FRAME_SECONDS
            await asyncio.sleep(max(0, due - time.monotonic()))

    def _receive(self):
        try:
            self._take(self.socket.recv(2048))
        except (BlockingIOError, ConnectionError):
            pass

    def _take(self, packet):
        self.received += 1
        if len(packet) < 16 or packet[1] & 0x7F != TELEPHONE_EVENT or not packet[13] & 0x80:
            return
        digit = packet[4:8], packet[12]  # the end of one digit comes three times with one timestamp
        if digit != self.digit and packet[12] < len(DIGITS):
            self.digit = digit
            self.heard(DIGITS[packet[12]])

    def close(self):
        if self.task:
            self.task.cancel()
            asyncio.get_running_loop().remove_reader(self.socket)
        self.socket.close()


class Call:
    """One dialog, in either direction. States: calling, ringing, up, ended."""

    def __init__(self, phone, call_id, local, remote, outgoing):
        self.phone, self.id, self.local, self.remote, self.outgoing = phone, call_id, local, remote, outgoing
        self.state = "calling" if outgoing else "ringing"
        self.local_tag, self.remote_tag = token(), None
        self.number = random.randint(1, 500)
        self.target = self.invite = self.code = self.name = None
        self.answered, self.ended = asyncio.Event(), asyncio.Event()
        self.pending = {}
        self.media = Media(phone.hertz, lambda digit: phone.tell("dtmf", self, digit=digit))
        phone.calls[call_id] = self

    def _up(self):
        self.state = "up"
        self.answered.set()
        self.phone.tell("up", self)

    def end(self):
        if self.state != "ended":
            self.state = "ended"
            self.media.close()
            self.answered.set()
            self.ended.set()
            self.phone.tell("ended", self, code=self.code)

    # ---- requests within the dialog

    def _head(self, method, number, branch=None):
        return (
            f"{method} {self.target} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP {IP}:{self.phone.port};branch={branch or 'z9hG4bK' + token()};rport\r\n"
            f"Max-Forwards: 70\r\nFrom: {self.local};tag={self.local_tag}\r\n"
            f"To: {self.remote}{';tag=' + self.remote_tag if self.remote_tag else ''}\r\n"
            f"Call-ID: {self.id}\r\nCSeq: {number} {method}\r\n"
        )

    async def request(self, method, extra="", body="", content_type="application/sdp"):
        """Sends a request and returns its final response."""
        self.number += 1
        typed = f"Content-Type: {content_type}\r\n" if body else ""
        answer = self.pending[self.number] = asyncio.get_running_loop().create_future()
        self.phone.send(
            self._head(method, self.number)
            + f"Contact: {self.phone.contact}\r\n{extra}{typed}Content-Length: {len(body)}\r\n\r\n{body}"
        )
        return await asyncio.wait_for(answer, 5)

    async def hold(self):
        self.media.direction = "sendonly"
        return (await self.request("INVITE", body=self.media.offer())).code

    async def unhold(self):
        self.media.direction = "sendrecv"
        return (await self.request("INVITE", body=self.media.offer())).code

    async def hang_up(self):
        """Ends the call the way its state asks for: BYE, CANCEL or a refusal."""
        if self.state == "up":
            bye = asyncio.ensure_future(self.request("BYE"))
            await asyncio.sleep(0)
            self.end()
            try:
                await bye
            except asyncio.TimeoutError:
                pass
        elif self.state == "calling":
            via, number = self.invite.get("via"), self.invite.cseq[0]
            self.phone.send(
                f"CANCEL {self.invite.uri} SIP/2.0\r\nVia: {via}\r\nMax-Forwards: 70\r\n"
                f"From: {self.invite.get('from')}\r\nTo: {self.invite.get('to')}\r\n"
                f"Call-ID: {self.id}\r\nCSeq: {number} CANCEL\r\nContent-Length: 0\r\n\r\n"
            )
            await asyncio.wait_for(self.ended.wait(), 5)
        elif self.state == "ringing":
            self.reject()

    async def transfer(self, extension):
        """Blind transfer (REFER)."""
        refer = f"Refer-To: <sip:{extension}@{IP}>\r\nReferred-By: {self.local}\r\n"
        return (await self.request("REFER", extra=refer)).code

    async def transfer_to(self, other):
        """Attended transfer: joins the far ends of this call and another one (REFER with Replaces)."""
        replaces = f"{other.id}%3Bto-tag%3D{other.remote_tag}%3Bfrom-tag%3D{other.local_tag}"
        refer = f"Refer-To: <{uri_of(other.remote)}?Replaces={replaces}>\r\nReferred-By: {self.local}\r\n"
        return (await self.request("REFER", extra=refer)).code

    async def dtmf(self, digit):
        body = f"Signal={digit}\r\nDuration=160\r\n"
        await self.request("INFO", body=body, content_type="application/dtmf-relay")

    # ---- responses

    def reply(self, request, code, reason, body=""):
        to = request.get("to")
        to = to if tag_of(to) else f"{to};tag={self.local_tag}"
        typed = "Content-Type: application/sdp\r\n" if body else ""
        self.phone.send(
            f"SIP/2.0 {code} {reason}\r\n"
            + "".join(f"Via: {via}\r\n" for via in request.all("via"))
            + f"From: {request.get('from')}\r\nTo: {to}\r\nCall-ID: {request.get('call-id')}\r\n"
            f"CSeq: {request.get('cseq')}\r\nContact: {self.phone.contact}\r\n{ALLOW}{typed}"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )

    def answer(self):
        if self.state == "ringing":
            self.media.accept(self.invite.body)
            self.reply(self.invite, 200, "OK", self.media.offer())
            self._up()

    def reject(self, code=486, reason="Busy Here"):
        if self.state == "ringing":
            self.code = code
            self.reply(self.invite, code, reason)
            self.end()

    # ---- what the PBX says

    def on_response(self, message):
        number, method = message.cseq
        if method == "INVITE":
            self._on_invite_response(message, number)
        pending = self.pending.get(number)
        if pending and message.code >= 200 and not pending.done():
            pending.set_result(message)

    def _on_invite_response(self, message, number):
        self.remote_tag = tag_of(message.get("to")) or self.remote_tag
        first = self.outgoing and self.state == "calling"
        if message.code < 200:
            return
        if message.code < 300:
            self.target = uri_of(message.get("contact") or self.target)
            self.phone.send(self._head("ACK", number) + "Content-Length: 0\r\n\r\n")
            if self.state != "ended":
                self.media.accept(message.body)
            if first:
                self.code = message.code
                self._up()
            return
        branch = re.search(r"branch=([^;\s]+)", message.get("via")).group(1)
        self.phone.send(self._head("ACK", number, branch) + "Content-Length: 0\r\n\r\n")
        if first:
            self.code = message.code
            self.end()

    def on_request(self, message):
        if message.method == "INVITE":
            if not self.outgoing and message.cseq == self.invite.cseq:
                return  # a retransmission
            if message.body:
                self.media.accept(message.body)
            self.target = uri_of(message.get("contact") or self.target)
            self.reply(message, 200, "OK", self.media.offer())
        elif message.method == "CANCEL":
            self.reply(message, 200, "OK")
            if self.state == "ringing":
                self.code = 487
                self.reply(self.invite, 487, "Request Terminated")
                self.end()
        else:
            self.reply(message, 200, "OK")
            if message.method == "BYE":
                self.end()
            elif message.method == "NOTIFY":
                self.on_remote_control(message.get("event"))

    def on_remote_control(self, event):
        """`talk` answers or takes a held call back, `hold` holds: as Snom, Polycom and Yealink phones do."""
        if event == "talk" and self.state == "ringing":
            self.answer()
        elif event == "talk" and self.state == "up":
            asyncio.ensure_future(self.unhold())
        elif event == "hold" and self.state == "up":
            asyncio.ensure_future(self.hold())


class Phone(asyncio.DatagramProtocol):
    """A phone. mode: 'answer' (after `ring` seconds), 'ring' (for ever, or until told), 'busy' (486)."""

    def __init__(self, user, port, hertz, header="", listener=None):
        self.user, self.port, self.hertz, self.header = user, port, hertz, header
        self.contact = f"<sip:{user}@{IP}:{port}>"
        self.listener = listener or (lambda event, phone, call, **more: None)
        self.mode, self.ring = "answer", 1.0
        self.calls, self.incoming = {}, asyncio.Queue()
        self.registration, self.registrations = None, 0
        self.registration_id = token(16)
        self.transport = None

    async def start(self):
        loop = asyncio.get_running_loop()
        self.transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(IP, self.port))
        return self

    def send(self, text):
        self.transport.sendto(text.encode(), PBX)

    def tell(self, event, call, **more):
        self.listener(event, self, call, **more)

    def live(self):
        """The calls that are not over, oldest first."""
        return [call for call in self.calls.values() if call.state != "ended"]

    def datagram_received(self, data, addr):
        if len(data) < 20:
            return  # keep-alive
        message = Message(data.decode(errors="replace"))
        call = self.calls.get(message.get("call-id"))
        if message.is_response:
            if message.cseq[1] == "REGISTER":
                if self.registration and not self.registration.done():
                    self.registration.set_result(message.code)
            elif call:
                call.on_response(message)
        elif message.method == "ACK":
            pass
        elif call:
            call.on_request(message)
        elif message.method == "INVITE":
            self._on_new_call(message)
        else:
            self._stateless(message)

    def _on_new_call(self, invite):
        call = Call(self, invite.get("call-id"), invite.get("to"), invite.get("from").split(";tag=")[0], False)
        call.remote_tag, call.target, call.invite = tag_of(invite.get("from")), uri_of(invite.get("contact")), invite
        call.reply(invite, 100, "Trying")
        self.incoming.put_nowait(call)
        self.tell("ringing", call)
        if self.mode == "busy":
            call.reject()
            return
        call.reply(invite, 180, "Ringing")
        if self.mode == "answer":
            asyncio.get_running_loop().call_later(self.ring, call.answer)

    def _stateless(self, message):
        code, reason = (200, "OK") if message.method in ("OPTIONS", "NOTIFY") else (481, "Call Does Not Exist")
        via = "".join(f"Via: {via}\r\n" for via in message.all("via"))
        self.send(
            f"SIP/2.0 {code} {reason}\r\n{via}From: {message.get('from')}\r\n"
            f"To: {message.get('to')};tag={token()}\r\nCall-ID: {message.get('call-id')}\r\n"
            f"CSeq: {message.get('cseq')}\r\n{ALLOW}Content-Length: 0\r\n\r\n"
        )

    async def register(self, seconds=3600):
        """Registers for that long; 0 unregisters. Returns the response code."""
        self.registration = asyncio.get_running_loop().create_future()
        self.registrations += 1
        self.send(
            f"REGISTER sip:{IP} SIP/2.0\r\nVia: SIP/2.0/UDP {IP}:{self.port};branch=z9hG4bK{token()};rport\r\n"
            f"Max-Forwards: 70\r\nFrom: <sip:{self.user}@{IP}>;tag={token()}\r\nTo: <sip:{self.user}@{IP}>\r\n"
            f"Call-ID: {self.registration_id}\r\nCSeq: {self.registrations} REGISTER\r\n"
            f"Contact: {self.contact}\r\nExpires: {seconds}\r\nContent-Length: 0\r\n\r\n"
        )
        return await asyncio.wait_for(self.registration, 5)

    def dial(self, extension, number=None, name=""):
        """Starts a call and returns it at once. `number` and `name` are the caller id of a trunk."""
        caller = f"<sip:{number or self.user}@{IP}>"
        call = Call(self, token(16), f'"{name}" {caller}' if name else caller, f"<sip:{extension}@{IP}>", True)
        call.target = f"sip:{extension}@{IP}:{PBX[1]}"
        call.number += 1
        body = call.media.offer()
        text = (
            call._head("INVITE", call.number)
            + f"Contact: {self.contact}\r\n{self.header}{ALLOW}Content-Type: application/sdp\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )
        call.invite = Message(text)
        self.send(text)
        return call
