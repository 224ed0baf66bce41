package io.belfry.testing.ami;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One client: reads its actions, answers them, takes events from the player. */
final class Session {

    private final Socket socket;
    private final Map<String, String> accounts;
    private final Map<String, AmiReply> replies;
    private final Consumer<AmiAction> recorder;
    private final String challenge =
            String.valueOf(ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000));
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean loggedIn;
    private volatile boolean events = true;

    Session(
            Socket socket,
            Map<String, String> accounts,
            Map<String, AmiReply> replies,
            Consumer<AmiAction> recorder) {
        this.socket = socket;
        this.accounts = accounts;
        this.replies = replies;
        this.recorder = recorder;
    }

    boolean loggedIn() {
        return loggedIn;
    }

    /** Serves the client until one side closes the connection. */
    void serve(String banner) {
        try (socket) {
            socket.setTcpNoDelay(true);
            write((banner + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            AmiAction action = read(in);
            while (action != null && handle(action)) {
                action = read(in);
            }
        } catch (IOException e) {
            // cut by either side: what this server is for
        } finally {
            loggedIn = false;
        }
    }

    /** Writes raw bytes; false if this client takes no events. */
    boolean sendEvent(byte[] bytes) {
        if (!loggedIn || !events) {
            return false;
        }
        try {
            write(bytes);
            return true;
        } catch (IOException e) {
            close();
            return false;
        }
    }

    void close() {
        loggedIn = false;
        try {
            socket.close();
        } catch (IOException e) {
            // closed already
        }
    }

    private boolean handle(AmiAction action) throws IOException {
        recorder.accept(action);
        if (action.is("Challenge")) {
            answer(action, List.of(List.of("Response: Success", "Challenge: " + challenge)));
            return true;
        }
        if (action.is("Login")) {
            return login(action);
        }
        if (action.is("Logoff")) {
            answer(
                    action,
                    List.of(List.of("Response: Goodbye", "Message: Thanks for all the fish.")));
            return false;
        }
        if (!loggedIn) {
            answer(action, AmiReply.error("Permission denied").frames(action));
            return true;
        }
        if (action.is("Events")) {
            events = !action.get("EventMask").orElse("on").equalsIgnoreCase("off");
        }
        AmiReply unknown =
                AmiReply.error(
                        "Invalid/unknown command: "
                                + action.name()
                                + ". Use Action: ListCommands to show available commands.");
        answer(action, replies.getOrDefault(action.name(), unknown).frames(action));
        return true;
    }

    private boolean login(AmiAction action) throws IOException {
        String secret = accounts.get(action.get("Username").orElse(""));
        boolean right =
                secret != null
                        && (action.get("Secret").filter(secret::equals).isPresent()
                                || action.get("Key")
                                        .filter(k -> k.equalsIgnoreCase(md5(challenge + secret)))
                                        .isPresent());
        if (!right) {
            answer(action, AmiReply.error("Authentication failed").frames(action));
            return false;
        }
        answer(action, AmiReply.success("Authentication accepted").frames(action));
        events = !action.get("Events").orElse("on").equalsIgnoreCase("off");
        loggedIn = true;
        if (events) {
            write(
                    ("Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: 1\r\n"
                                    + "LastReload: 1\r\nStatus: Fully Booted\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    private void answer(AmiAction action, List<List<String>> frames) throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<String> frame : frames) {
            for (int i = 0; i < frame.size(); i++) {
                text.append(frame.get(i)).append("\r\n");
                if (i == 0) {
                    action.get("ActionID")
                            .ifPresent(id -> text.append("ActionID: ").append(id).append("\r\n"));
                }
            }
            text.append("\r\n");
        }
        write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
        writing.lock();
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    private static AmiAction read(BufferedReader in) throws IOException {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                if (!headers.isEmpty()) {
                    return new AmiAction(headers);
                }
                continue;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(
                        new SimpleImmutableEntry<>(
                                line.substring(0, colon).strip(),
                                line.substring(colon + 1).strip()));
            }
        }
        return null;
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
