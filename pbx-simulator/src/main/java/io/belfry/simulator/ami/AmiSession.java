package io.belfry.simulator.ami;

import io.belfry.simulator.Simulator;
import io.belfry.simulator.ami.AmiServer.Credentials;
import io.belfry.simulator.out.AmiGreeting;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One AMI client. Its reader runs the actions, its writer sends what waits in a bounded buffer; a
 * client that reads so slowly that the buffer overflows is disconnected, as by Asterisk's
 * writetimeout.
 */
final class AmiSession {

    static final int BUFFERED_FRAMES = 50_000;

    private static final System.Logger LOG = System.getLogger(AmiSession.class.getName());
    private static final long PATIENCE_SECONDS = 60;
    private static final byte[] END = new byte[0];

    private final Socket socket;
    private final Credentials credentials;
    private final Simulator simulator;
    private final Line line;
    private final Actions actions = new Actions();
    private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(BUFFERED_FRAMES);
    private final String challenge =
            String.valueOf(100_000_000 + new SecureRandom().nextInt(900_000_000));
    private Thread writer;
    private volatile boolean loggedIn;
    private volatile Set<String> mask = Set.of("all");

    AmiSession(Socket socket, Credentials credentials, Simulator simulator, Line line) {
        this.line = line;
        this.socket = socket;
        this.credentials = credentials;
        this.simulator = simulator;
    }

    void start(Runnable ended) {
        send(AmiGreeting.BANNER);
        writer = Thread.ofVirtual().name("ami-writer").start(this::write);
        Thread.ofVirtual()
                .name("ami-reader")
                .start(
                        () -> {
                            read();
                            ended.run();
                        });
    }

    /** Offers an event; it is sent if the client is logged in and wants its class. */
    void event(String privilege, byte[] bytes) {
        Set<String> wanted = mask;
        if (loggedIn && (wanted.contains("all") || wanted.contains(privilege))) {
            offer(bytes);
        }
    }

    void close() {
        loggedIn = false;
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing an AMI connection", e);
        }
        outgoing.clear();
        outgoing.offer(END);
    }

    /** Closes when what waits is sent. */
    void end() {
        loggedIn = false;
        outgoing.offer(END);
    }

    private boolean taken(byte[] bytes) {
        if (!line.isPatient()) {
            return outgoing.offer(bytes);
        }
        try {
            return outgoing.offer(bytes, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void offer(byte[] bytes) {
        if (!taken(bytes)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "AMI client {0} does not read; {1} frames wait, disconnecting it",
                    socket.getRemoteSocketAddress(),
                    outgoing.size());
            close();
        }
    }

    private void send(String text) {
        offer(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write() {
        try (OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024)) {
            for (byte[] bytes = outgoing.take(); bytes != END; bytes = outgoing.take()) {
                line.await();
                out.write(bytes);
                if (outgoing.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "AMI client gone: {0}", e.getMessage());
        }
        loggedIn = false;
    }

    private void read() {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                } else if (!lines.isEmpty()) {
                    Action action = Action.parse(lines);
                    lines.clear();
                    if (!handle(action)) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "AMI client gone: {0}", e.getMessage());
        } finally {
            loggedIn = false;
            outgoing.offer(END);
        }
    }

    /** False when the connection is over. */
    private boolean handle(Action action) {
        if (action.is("Challenge")) {
            reply(action, challenge(action));
        } else if (action.is("Login")) {
            return login(action);
        } else if (action.is("Logoff")) {
            reply(
                    action,
                    Reply.response("Goodbye", r -> r.put("Message", "Thanks for all the fish.")));
            return drained();
        } else if (!loggedIn) {
            reply(action, Reply.error("Permission denied"));
        } else if (action.is("Events")) {
            setMask(action.find("EventMask").orElse("on"));
            reply(action, Reply.success(r -> r.put("Events", mask.isEmpty() ? "Off" : "On")));
        } else {
            reply(action, run(action));
        }
        return true;
    }

    private Reply run(Action action) {
        try {
            return simulator.ask(pbx -> actions.run(pbx, action));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "action " + action.name() + " failed", e);
            return Reply.error("Internal error: " + e.getMessage());
        }
    }

    private Reply challenge(Action action) {
        return action.get("AuthType").equalsIgnoreCase("MD5")
                ? Reply.success(r -> r.put("Challenge", challenge))
                : Reply.error("Must specify AuthType");
    }

    private boolean login(Action action) {
        boolean known = action.get("Username").equals(credentials.username());
        boolean secret =
                action.get("AuthType").equalsIgnoreCase("MD5")
                        ? same(
                                action.get("Key").toLowerCase(),
                                md5(challenge + credentials.secret()))
                        : same(action.get("Secret"), credentials.secret());
        if (!known || !secret) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "AMI login of {0} refused",
                    action.get("Username"));
            reply(action, Reply.error("Authentication failed"));
            return drained();
        }
        reply(action, Reply.success("Authentication accepted"));
        setMask(action.find("Events").orElse("on"));
        if (mask.contains("all") || mask.contains("system")) {
            send(AmiGreeting.FULLY_BOOTED);
        }
        loggedIn = true;
        return true;
    }

    private void setMask(String text) {
        mask =
                switch (text.toLowerCase()) {
                    case "on", "all", "yes", "true" -> Set.of("all");
                    case "off", "no", "false", "none" -> Set.of();
                    default -> Set.of(text.toLowerCase().split("\\s*,\\s*"));
                };
    }

    private void reply(Action action, Reply reply) {
        send(reply.wire(action));
    }

    /** Waits until the last answer is written; always false. */
    private boolean drained() {
        outgoing.offer(END);
        try {
            writer.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
